// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtCore/QObject>
#include <QtCore/QString>
#include <QtCore/QTranslator>
#include <QtQml/qqmlregistration.h>

namespace sandtable::console {

/// The language of the interface: "zh_CN" or "en". Installs the translator; who shows text listens to `changed`.
class Language : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(QString code READ code NOTIFY changed)

public:
    using QObject::QObject;

    /// What the desktop's locale asks for: English only when it says English, else Chinese.
    static QString ofLocale();
    QString code() const { return m_code; }
    bool chinese() const { return m_code != QLatin1String("en"); }
    /// False for a code that there is no translation for.
    bool set(const QString& code);
    Q_INVOKABLE void toggle();

signals:
    void changed();

private:
    QString m_code = QStringLiteral("en");
    QTranslator m_translator;
};

} // namespace sandtable::console
