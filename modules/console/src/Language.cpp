// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/Language.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>

namespace sandtable::console {

QString Language::ofLocale()
{
    return QLocale::system().language() == QLocale::English ? QStringLiteral("en") : QStringLiteral("zh_CN");
}

bool Language::set(const QString& code)
{
    QCoreApplication::removeTranslator(&m_translator);
    if (!m_translator.load(QStringLiteral(":/i18n/sandtable_%1.qm").arg(code)))
        return false;
    QCoreApplication::installTranslator(&m_translator);
    m_code = code;
    emit changed();
    return true;
}

void Language::toggle()
{
    set(chinese() ? QStringLiteral("en") : QStringLiteral("zh_CN"));
}

} // namespace sandtable::console
