// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CaseFold.h>
#include <sandtable/console/CommandDesk.h>
#include <sandtable/console/Inquiry.h>
#include <sandtable/console/Names.h>

#include <QtCore/QObject>
#include <QtQml/qqmlregistration.h>

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
    /// Up to three of {code, name, confidence (per cent), grade, gradeName, unit}, most likely first.
    Q_PROPERTY(QVariantList likely READ likely NOTIFY changed)
    Q_PROPERTY(int chosen READ chosen NOTIFY changed)                  ///< which of them; -1 when none is likely
    Q_PROPERTY(QVariantList duplicates READ duplicates NOTIFY changed) ///< of {caseId, number, item}
    Q_PROPERTY(bool ready READ ready NOTIFY changed)                   ///< there is text enough to send

public:
    static constexpr std::chrono::milliseconds kPause{5}; ///< after the last key before it asks; a paste is one key

    ReportModel(const CaseFold& fold, const Names& names, CommandDesk& commands, Advisor& advisor, Inquiry::CityNow now,
                QObject* parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString& text);
    bool pointSet() const { return m_pointSet; }
    bool known() const { return m_inquiry.known(); }
    bool placed() const { return m_inquiry.placed(); }
    double localX() const { return m_inquiry.at().x; }
    double localY() const { return m_inquiry.at().y; }
    bool thinking() const { return m_inquiry.thinking(); }
    QString place() const { return QString::fromStdString(m_inquiry.proposal().place()); }
    QString grid() const { return m_names.grid(m_inquiry.proposal().grid_code()); }
    /// Of the item that is chosen.
    QString item() const;
    int grade() const;
    QString gradeName() const;
    QString unit() const;
    QString reason() const;
    QString worker() const { return m_names.worker(m_inquiry.proposal().worker_code()); }
    QString workerReason() const
    {
        return m_names.pick(m_inquiry.proposal().worker_reason_zh(), m_inquiry.proposal().worker_reason_en());
    }
    QVariantList likely() const;
    int chosen() const;
    QVariantList duplicates() const;
    bool ready() const { return !m_text.trimmed().isEmpty(); }

    Q_INVOKABLE void setPoint(double lon, double lat);
    Q_INVOKABLE void clearPoint();
    /// One of the likely items, by its place in the list; others are passed over. It holds while it stays likely.
    Q_INVOKABLE void choose(int position);
    Q_INVOKABLE bool send();
    Q_INVOKABLE void clear();

signals:
    void textChanged();
    void changed();
    void sent();

private:
    protocol::SubmitReport report() const;
    const protocol::LikelyItem* likelyItem() const;

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
    QString m_text;
    bool m_pointSet = false;
    protocol::Point m_point;
    std::string m_choice; ///< code of the item that the call taker chose; empty: the likeliest
    Inquiry m_inquiry;
};

} // namespace sandtable::console
