// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/TargetsModel.h>
#include <sandtable/console/WorkerFeed.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

#include <vector>

namespace sandtable::console {

/// A case in the hand: what letting go here would do, in words. The version seen is that of the moment of grabbing, so
/// that a change by somebody else in between is refused and said.
class DragModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(bool active READ active NOTIFY activeChanged)
    Q_PROPERTY(quint64 caseId READ caseId NOTIFY activeChanged)
    Q_PROPERTY(QString number READ number NOTIFY activeChanged)
    Q_PROPERTY(QString item READ item NOTIFY activeChanged)
    Q_PROPERTY(int grade READ grade NOTIFY activeChanged)
    Q_PROPERTY(QString targetCode READ targetCode NOTIFY overChanged) ///< empty: over nothing
    Q_PROPERTY(bool overTarget READ overTarget NOTIFY overChanged)
    Q_PROPERTY(bool valid READ valid NOTIFY overChanged)
    Q_PROPERTY(QString ghost READ ghost NOTIFY overChanged) ///< what will happen, or why not
    Q_PROPERTY(bool wantsWorker READ wantsWorker NOTIFY activeChanged)
    Q_PROPERTY(bool wantsUnit READ wantsUnit NOTIFY activeChanged)

public:
    DragModel(const CaseFold& fold, const Names& names, CommandDesk& commands, const WorkerFeed& workers,
              QObject* parent = nullptr);

    bool active() const { return m_caseId != 0; }
    quint64 caseId() const { return m_caseId; }
    QString number() const { return m_number; }
    QString item() const { return m_item; }
    int grade() const { return m_grade; }
    QString targetCode() const { return m_target; }
    bool overTarget() const { return !m_target.isEmpty(); }
    bool valid() const { return m_valid; }
    QString ghost() const { return m_ghost; }
    bool wantsWorker() const { return m_wantsWorker; }
    bool wantsUnit() const { return m_wantsUnit; }
    /// Positions in CityModel::workers of everybody who could take the case; empty when not dragging.
    std::vector<std::uint32_t> validWorkers() const;

    Q_INVOKABLE bool begin(quint64 caseId);
    Q_INVOKABLE void overWorker(const QString& code);
    /// As markers name them: position in CityModel::workers + 1.
    Q_INVOKABLE void overWorkerMarker(quint64 markerId);
    Q_INVOKABLE void overUnit(const QString& code);
    /// Another card of the queue: merges into it, once the hand has settled there (a merge cannot be undone).
    Q_INVOKABLE void overCase(quint64 caseId, bool settled);
    Q_INVOKABLE void overNothing();
    /// True when a command was sent; otherwise the card goes back.
    Q_INVOKABLE bool drop();
    Q_INVOKABLE void cancel();

signals:
    void activeChanged();
    void overChanged();
    void ended(quint64 caseId, bool sent);

private:
    void setOver(const QString& code, const tl::expected<protocol::Command, protocol::Refusal>& outcome,
                 const QString& willDo);
    void end(bool sent);
    QString distanceText(const std::string& workerCode) const;

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
    const WorkerFeed& m_workers;
    quint64 m_caseId = 0;
    std::uint64_t m_seenVersion = 0;
    QString m_number;
    QString m_item;
    int m_grade = 0;
    bool m_wantsWorker = false;
    bool m_wantsUnit = false;
    QString m_target;
    QString m_ghost;
    QString m_done; ///< the toast when it is acknowledged
    bool m_valid = false;
    protocol::Command m_command;
};

} // namespace sandtable::console
