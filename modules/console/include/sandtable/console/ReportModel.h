// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/Advisor.h>
#include <sandtable/console/CaseFold.h>
#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/Names.h>

#include <QtCore/QObject>
#include <QtCore/QTimer>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace sandtable::console {

/// A new report (F2): one line of text, perhaps a click on the map, and what the advisor makes of it while it is typed.
class ReportModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged)
    Q_PROPERTY(bool pointSet READ pointSet NOTIFY changed)
    Q_PROPERTY(bool known READ known NOTIFY changed) ///< there is a proposal for this text
    Q_PROPERTY(bool thinking READ thinking NOTIFY changed)
    Q_PROPERTY(bool placed READ placed NOTIFY changed) ///< the proposal lies in the city, at localX, localY
    Q_PROPERTY(double localX READ localX NOTIFY changed)
    Q_PROPERTY(double localY READ localY NOTIFY changed)
    Q_PROPERTY(QString place READ place NOTIFY changed)
    Q_PROPERTY(QString grid READ grid NOTIFY changed)
    Q_PROPERTY(QString item READ item NOTIFY changed)
    Q_PROPERTY(int grade READ grade NOTIFY changed)
    Q_PROPERTY(QString gradeName READ gradeName NOTIFY changed)
    Q_PROPERTY(QString unit READ unit NOTIFY changed)
    Q_PROPERTY(QString reason READ reason NOTIFY changed)
    Q_PROPERTY(QString worker READ worker NOTIFY changed)
    Q_PROPERTY(QString workerReason READ workerReason NOTIFY changed)
    Q_PROPERTY(int confidence READ confidence NOTIFY changed)          ///< per cent
    Q_PROPERTY(QVariantList duplicates READ duplicates NOTIFY changed) ///< of {caseId, number, item}
    Q_PROPERTY(bool ready READ ready NOTIFY changed)                   ///< there is text enough to send

public:
    using CityNow = std::function<std::int64_t()>;
    static constexpr int kPauseMs = 80; ///< after the last key before it asks

    ReportModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor, CityNow now,
                QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool pointSet() const { return m_pointSet; }
    bool known() const { return m_known; }
    bool placed() const { return m_known && !m_proposal.grid_code().empty(); }
    double localX() const { return at().x; }
    double localY() const { return at().y; }
    bool thinking() const { return m_ticket != 0 || m_pause.isActive(); }
    QString place() const { return QString::fromStdString(m_proposal.place()); }
    QString grid() const { return m_names.grid(m_proposal.grid_code()); }
    QString item() const { return m_names.item(m_proposal.subclass_code()); }
    int grade() const { return m_proposal.grade(); }
    QString gradeName() const;
    QString unit() const { return m_names.unit(m_proposal.unit_code()); }
    QString reason() const { return m_names.pick(m_proposal.reason_zh(), m_proposal.reason_en()); }
    QString worker() const { return m_names.worker(m_proposal.worker_code()); }
    QString workerReason() const { return m_names.pick(m_proposal.worker_reason_zh(), m_proposal.worker_reason_en()); }
    int confidence() const;
    QVariantList duplicates() const;
    bool ready() const { return !m_text.trimmed().isEmpty(); }

    Q_INVOKABLE void setPoint(double lon, double lat);
    Q_INVOKABLE void clearPoint();
    Q_INVOKABLE bool send();
    Q_INVOKABLE void clear();

signals:
    void textChanged();
    void changed();
    void sent();

private:
    protocol::SubmitReport report() const;
    void ask();
    geo::LocalMetres at() const;

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
    Advisor& m_advisor;
    CityNow m_now;
    QString m_text;
    bool m_pointSet = false;
    protocol::Point m_point;
    protocol::Proposal m_proposal;
    bool m_known = false;
    quint64 m_ticket = 0;
    QTimer m_pause;
};

} // namespace sandtable::console
