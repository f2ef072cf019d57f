// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Names.h>
#include <sandtable/scene/PipeLayer.h>

#include <QtCore/QObject>
#include <QtCore/QPointer>
#include <QtCore/QThread>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace sandtable::console {

struct PipeAnswer;
struct PipeAffected;
class PipeWorker;

/// The pipe that an operator chose under the city, and what was asked about it: where it leads, what feeds it, which
/// valves shut it off and who is without supply then. Answers come from a thread of its own; one to a question about a
/// pipe that is no longer chosen is dropped. GUI thread.
class PipeModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(sandtable::scene::PipeLayer* layer READ layer WRITE setLayer NOTIFY attached)
    Q_PROPERTY(bool active READ active NOTIFY chosenChanged) ///< a pipe is chosen
    Q_PROPERTY(QString code READ code NOTIFY chosenChanged)
    Q_PROPERTY(QString title READ title NOTIFY chosenChanged)      ///< "Water supply · DN 300"
    Q_PROPERTY(int kind READ kind NOTIFY chosenChanged)            ///< 1…6; 0: none is chosen
    Q_PROPERTY(QVariantList facts READ facts NOTIFY chosenChanged) ///< {name, value}
    /// Where one can look into it: {node, name, code, distance}, the nearest first.
    Q_PROPERTY(QVariantList covers READ covers NOTIFY chosenChanged)
    Q_PROPERTY(bool canIsolate READ canIsolate NOTIFY chosenChanged)
    /// "", "down", "up" or "isolate": what was asked last.
    Q_PROPERTY(QString question READ question NOTIFY answerChanged)
    Q_PROPERTY(bool waiting READ waiting NOTIFY answerChanged) ///< the answer is not there yet
    Q_PROPERTY(QString answerTitle READ answerTitle NOTIFY answerChanged)
    Q_PROPERTY(QVariantList answer READ answer NOTIFY answerChanged) ///< {name, value, alarm, detail}
    /// Nodes that the answer names, valves to close or ends reached: {node, name, code, distance}.
    Q_PROPERTY(QVariantList answerNodes READ answerNodes NOTIFY answerChanged)
    Q_PROPERTY(QString answerError READ answerError NOTIFY answerChanged)

public:
    PipeModel(const Names& names, std::filesystem::path cityFile, QObject* parent = nullptr);
    ~PipeModel() override;

    scene::PipeLayer* layer() const { return m_layer; }
    void setLayer(scene::PipeLayer* layer);
    /// As a layer with these pipes would; for use without one.
    void setCity(scene::PipeCityPtr city);

    Q_INVOKABLE void choose(quint32 pipe);
    /// The widest pipe that meets at a node.
    Q_INVOKABLE void chooseAtNode(quint32 node);
    /// The widest pipe that goes on from the chosen one, with the flow or against it; false where none does.
    Q_INVOKABLE bool chooseNext(bool downstream);
    Q_INVOKABLE void traceDown();
    Q_INVOKABLE void traceUp();
    Q_INVOKABLE void isolate();
    /// Puts away the answer, then the pipe; false when there was neither.
    Q_INVOKABLE bool stepBack();
    Q_INVOKABLE void clear();
    /// For the tip: of a pipe kind, size, material, depth and owner; of a node its kind and code.
    Q_INVOKABLE QString pipeText(quint32 pipe) const;
    Q_INVOKABLE QString nodeText(quint32 node) const;
    /// {x, y} of a node or of a pipe's middle, metres; {} for one that does not exist.
    Q_INVOKABLE QVariantMap placeOfNode(quint32 node) const;
    Q_INVOKABLE QVariantMap placeOfPipe() const;
    Q_INVOKABLE QString kindName(int kind) const;
    Q_INVOKABLE QString lengthText(double metres) const;
    /// All that the panel says, as lines, to the clipboard.
    Q_INVOKABLE void copy() const;
    void retranslate();

    bool active() const { return m_chosen != city::kNone; }
    std::uint32_t chosen() const { return m_chosen; }
    QString code() const;
    QString title() const;
    int kind() const;
    QVariantList facts() const;
    QVariantList covers() const;
    bool canIsolate() const;
    QString question() const;
    bool waiting() const { return m_waiting; }
    QString answerTitle() const;
    QVariantList answer() const;
    QVariantList answerNodes() const;
    QString answerError() const;
    QString text() const;

signals:
    void attached();
    void chosenChanged();
    void answerChanged();

private:
    const city::Pipe* pipe() const;
    void ask(int question);
    void take(int ticket, PipeAnswer answer);
    void take(int ticket, PipeAffected affected);
    void drop();
    void mark();
    QVariantMap nodeRow(std::uint32_t node) const;
    double distanceM(std::uint32_t node) const;
    QString nodeName(std::uint32_t node) const;
    QVariantList traceRows() const;
    QVariantList isolationRows() const;

    const Names& m_names;
    QPointer<scene::PipeLayer> m_layer;
    scene::PipeCityPtr m_city;
    std::uint32_t m_chosen = city::kNone;
    int m_ticket = 0; ///< of the question; answers to an earlier one are dropped
    bool m_waiting = false;
    int m_asked = -1;
    std::unique_ptr<PipeAnswer> m_answer;
    std::unique_ptr<PipeAffected> m_affected;
    QThread m_thread;
    PipeWorker* m_worker; ///< lives on m_thread and is deleted there
};

} // namespace sandtable::console
