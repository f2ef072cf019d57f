// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CaseFold.h>
#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/Inquiry.h>
#include <sandtable/console/Names.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

namespace sandtable::console {

/// Giving a case its place (L): words that the advisor looks up while they are typed, or a click on the map, which
/// places the case at once. GUI thread.
class LocateModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(bool active READ active NOTIFY activeChanged)
    Q_PROPERTY(QString title READ title NOTIFY activeChanged) ///< number and item of the case
    Q_PROPERTY(QString reportText READ reportText NOTIFY activeChanged)
    Q_PROPERTY(QString words READ words WRITE setWords NOTIFY changed)
    Q_PROPERTY(bool thinking READ thinking NOTIFY changed)
    Q_PROPERTY(bool found READ found NOTIFY changed) ///< the words name a place of the city
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString regions READ regions NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString worker READ worker NOTIFY changed)
    Q_PROPERTY(double localX READ localX NOTIFY changed)
    Q_PROPERTY(double localY READ localY NOTIFY changed)

public:
    static constexpr std::chrono::milliseconds kPause{120}; ///< after the last key before it asks

    LocateModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor, Inquiry::CityNow now,
                QObject* parent = nullptr);

    bool active() const { return m_id != 0; }
    quint64 caseId() const { return m_id; }
    QString title() const;
    QString reportText() const;
    QString words() const { return m_words; }
    void setWords(const QString& words);
    bool thinking() const { return m_inquiry.thinking(); }
    bool found() const { return m_inquiry.placed(); }
    QString place() const { return QString::fromStdString(m_inquiry.proposal().place()); }
    QString regions() const { return m_names.regionPath(m_inquiry.proposal().grid_code()); }
    QString unit() const { return m_names.unit(m_inquiry.proposal().unit_code()); }
    QString worker() const { return m_names.worker(m_inquiry.proposal().worker_code()); }
    double localX() const { return m_inquiry.at().x; }
    double localY() const { return m_inquiry.at().y; }

    /// False when the case cannot be relocated (a toast says why).
    Q_INVOKABLE bool begin(quint64 caseId);
    Q_INVOKABLE void cancel();
    /// A click on the map: sent at once, with the words as the place's name where there are any.
    Q_INVOKABLE bool placeAt(double lon, double lat);
    /// What the words name; false while they name nothing.
    Q_INVOKABLE bool send();

signals:
    void activeChanged();
    void changed();
    /// The words name another place than before.
    void previewed(const sandtable::geo::LocalMetres& at);

private:
    std::optional<protocol::SubmitReport> question() const;
    void end();

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
    quint64 m_id = 0;
    QString m_words;
    Inquiry m_inquiry;
};

} // namespace sandtable::console
