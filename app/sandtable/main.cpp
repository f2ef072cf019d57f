// SPDX-License-Identifier: GPL-3.0-or-later
#include "Arguments.h"
#include "TermSignal.h"

#include <sandtable/base/Log.h>
#include <sandtable/client/Credentials.h>
#include <sandtable/console/Describer.h>
#include <sandtable/console/Desk.h>
#include <sandtable/console/FrameWatch.h>
#include <sandtable/console/IconProvider.h>
#include <sandtable/console/Language.h>
#include <sandtable/console/Settings.h>
#include <sandtable/scene/BasemapLayer.h>
#include <sandtable/scene/CityScene.h>
#include <sandtable/scene/Terrain.h>

#include <QtGui/QFont>
#include <QtGui/QGuiApplication>
#include <QtGui/QSurfaceFormat>
#include <QtQml/QQmlApplicationEngine>
#include <QtQml/QQmlExtensionPlugin>
#include <QtQuick/QQuickItem>
#include <QtQuick/QQuickWindow>
#include <malloc.h>

#include <cstdio>
#include <memory>

Q_IMPORT_QML_PLUGIN(Sandtable_ConsolePlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_ScenePlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_ControlsPlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_MapPlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_CasesPlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_WorkbenchPlugin)

using namespace sandtable;

namespace {

/// Where to log in. A missing password is not fatal: the server refuses and the status bar says so.
client::Link::Options linkOptions(const Arguments& arguments)
{
    client::Link::Options link;
    link.host = arguments.host;
    link.port = arguments.port;
    link.program = "sandtable";
    link.user = arguments.user;
    link.snapshot = true;
    link.positions = true;
    if (!arguments.credentials.empty()) {
        auto password = client::passwordFor(arguments.credentials, arguments.user);
        if (password)
            link.password = *password;
        else
            spdlog::error("{}", password.error().message);
    }
    return link;
}

console::Desk::Options deskOptions(const Arguments& arguments, bool chinese)
{
    console::Desk::Options options;
    options.cityFile = arguments.city;
    options.catalogueFolder = arguments.catalogue;
    options.chinese = chinese;
    if (arguments.withServer)
        options.link = linkOptions(arguments);
    return options;
}

/// What lies on the ground: the list of pictures, the one that is asked for, and the hills.
void prepareGround(const Arguments& arguments, console::Settings& settings, scene::BasemapLayer& basemap,
                   scene::Terrain& terrain)
{
    imagery::SourceOptions source;
    source.cacheFolder = arguments.basemapCache;
    basemap.setSourceOptions(source);
    basemap.setFolders(arguments.basemapFolders);
    auto dem = arguments.dem;
    if (const auto beside = std::filesystem::path(arguments.city).replace_extension(".dem.tif");
        dem.empty() && std::filesystem::exists(beside))
        dem = beside;
    terrain.setDem(dem);
    settings.keep(basemap, terrain);
    if (arguments.basemap.empty())
        return;
    auto map = imagery::basemapOf(arguments.basemap);
    if (!map) {
        spdlog::error("{}", map.error().message);
        return;
    }
    const QString id = QString::fromStdString(map->id);
    basemap.add(std::move(*map));
    basemap.setCurrent(id);
}

} // namespace

int main(int argc, char** argv)
{
    const auto arguments = readArguments(argc, argv);
    if (!arguments) {
        const bool help = arguments.error().code == ErrorCode::Cancelled;
        std::fputs((arguments.error().message + "\n").c_str(), help ? stdout : stderr);
        return help ? 0 : 2;
    }
    startLog("sandtable");
    // Tiles come and go for hours on two threads; as mappings of their own they go back to the system at once, where a
    // threshold that grows with them, glibc's default, keeps them in scattered arenas.
    ::mallopt(M_MMAP_THRESHOLD, 256 * 1024);
    // The markers, the tiles and the rings are written for OpenGL; software drawing would leave the map empty.
    QQuickWindow::setGraphicsApi(QSGRendererInterface::OpenGL);
    QGuiApplication app(argc, argv);
    QGuiApplication::setApplicationName(QStringLiteral("sandtable"));
    QGuiApplication::setApplicationVersion(QStringLiteral("0.1.0"));
    QFont font(QStringLiteral("Noto Sans CJK SC"));
    font.setPixelSize(14);
    QGuiApplication::setFont(font);

    console::Settings settings(arguments->settings);
    console::Language language;
    const QString wanted = arguments->language.isEmpty() ? settings.language() : arguments->language;
    if (wanted.isEmpty() || !language.set(wanted)) {
        if (!wanted.isEmpty())
            spdlog::warn("no translation for {}", wanted.toStdString());
        language.set(console::Language::ofLocale());
    }
    console::Desk desk(deskOptions(*arguments, language.chinese()));

    QSurfaceFormat format = QSurfaceFormat::defaultFormat();
    format.setAlphaBufferSize(8); // the map keeps its shadows there while it is drawn
    QSurfaceFormat::setDefaultFormat(format);
    QQmlApplicationEngine engine;
    engine.addImageProvider(QStringLiteral("icons"), new console::IconProvider);
    engine.setInitialProperties({{QStringLiteral("desk"), QVariant::fromValue(&desk)},
                                 {QStringLiteral("language"), QVariant::fromValue(&language)},
                                 {QStringLiteral("settings"), QVariant::fromValue(&settings)}});
    QObject::connect(&language, &console::Language::changed, &desk, [&] {
        engine.retranslate();
        desk.setChinese(language.chinese());
        settings.setLanguage(language.code());
    });
    engine.load(QUrl(QStringLiteral("qrc:/qt-project.org/imports/Sandtable/Workbench/Main.qml")));
    if (engine.rootObjects().isEmpty())
        return 1;
    auto* window = qobject_cast<QQuickWindow*>(engine.rootObjects().first());
    if (!arguments->window.isEmpty()) {
        window->setPosition(0, 0);
        window->resize(arguments->window);
    } else {
        settings.keep(*window);
    }
    settings.keep(*desk.queue());

    console::FrameWatch frames(desk.figures(), *window);
    if (auto* map = window->findChild<QQuickItem*>(QStringLiteral("citymap"))) {
        auto* scene = map->property("scene").value<scene::CityScene*>();
        frames.setScene(scene);
        settings.keep(*scene, *desk.map()->camera());
        settings.keep(*desk.views());
        settings.keep(*map->property("light").value<scene::MapLight*>(),
                      *map->property("effects").value<scene::MapEffects*>());
        auto* basemap = map->property("basemap").value<scene::BasemapLayer*>();
        auto* terrain = map->property("terrain").value<scene::Terrain*>();
        if (basemap != nullptr && terrain != nullptr)
            prepareGround(*arguments, settings, *basemap, *terrain);
    }
    frames.writeTo(arguments->figures);
    std::unique_ptr<console::Describer> describer;
    if (!arguments->describe.isEmpty())
        describer = std::make_unique<console::Describer>(desk, *window, arguments->describe);
    TermSignal term([window] { window->close(); });
    desk.start();
    const int status = QGuiApplication::exec();
    frames.write();
    settings.write();
    return status;
}
