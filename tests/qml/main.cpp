// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/console/IconProvider.h>

#include <QtCore/QObject>
#include <QtQml/QQmlEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuickTest/quicktest.h>

Q_IMPORT_QML_PLUGIN(Sandtable_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_CasesPlugin)

class Setup : public QObject
{
    Q_OBJECT

public slots:
    void qmlEngineAvailable(QQmlEngine* engine)
    {
        engine->addImageProvider(QStringLiteral("icons"), new sandtable::console::IconProvider);
    }
};

QUICK_TEST_MAIN_WITH_SETUP(sandtable, Setup)

#include "main.moc"
