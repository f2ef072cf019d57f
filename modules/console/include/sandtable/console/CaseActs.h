// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/console/CommandDesk.h>

#include <QtCore/QObject>
#include <QtCore/QVariantList>
#include <QtQml/qqmlregistration.h>

namespace sandtable::console {

/// What can be done with a case beside its next step: more time, a paused clock, another tier, more units, merging and
/// splitting, and what comes after its end. Each act says which fields it needs, and why it cannot be done now.
class CaseActs : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Desk")

public:
    CaseActs(const CaseFold& fold, const Names& names, CommandDesk& commands, QObject* parent = nullptr)
        : QObject(parent), m_fold(fold), m_names(names), m_commands(commands)
    {
    }

    /// {act, letter, text, why, fields}; why: the refusal in words, empty when the act can be done. A field is {name,
    /// kind (text, hours, score, unit, helper, case, item), label, value, optional}. What the person's role never may
    /// do is left out.
    Q_INVOKABLE QVariantList list(quint64 caseId) const;
    /// What a field of the kinds unit, helper, case and item can be: {code, name, detail}, at most 30.
    Q_INVOKABLE QVariantList options(quint64 caseId, const QString& kind, const QString& text) const;
    /// Sends the act with what its fields hold, by name. False when it was refused here (a toast says why).
    Q_INVOKABLE bool give(quint64 caseId, const QString& act, const QVariantMap& values);

private:
    QVariantList fieldsOf(const QString& act, const protocol::Case& item) const;
    protocol::Command commandFor(const QString& act, const protocol::Case& item, const QVariantMap& values) const;
    QString doneText(const QString& act, quint64 caseId) const;

    const CaseFold& m_fold;
    const Names& m_names;
    CommandDesk& m_commands;
};

} // namespace sandtable::console
