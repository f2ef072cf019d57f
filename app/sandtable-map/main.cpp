// SPDX-License-Identifier: GPL-3.0-or-later
// The map alone: to look at a city file, to make pictures of it, and to measure how it draws.
#include "MapRun.h"

#include <sandtable/base/Log.h>
#include <sandtable/scene/CityScene.h>

#include <CLI/CLI.hpp>
#include <QGuiApplication>
#include <QQmlApplicationEngine>
#include <QQuick3D>
#include <QQuickWindow>
#include <QtPlugin>
#include <QtQml/qqmlextensionplugin.h>

#include <map>

Q_IMPORT_QML_PLUGIN(Sandtable_ScenePlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_MapPlugin)
Q_IMPORT_QML_PLUGIN(Sandtable_ControlsPlugin)

int main(int argc, char** argv)
{
    const sandtable::map::StartClock start;
    sandtable::startLog("sandtable-map");
    QGuiApplication application(argc, argv); // takes Qt's own arguments out first
    CLI::App options{"Draws a city file"};
    sandtable::map::Options run;
    options.add_option("city", run.city, "city file")->required();
    options.add_option("--picture", run.picture, "write a picture when all tiles are there, and end");
    options.add_option("--json", run.json, "orbit, measure, write figures (- for standard output), and end");
    options.add_option("--basemap", run.basemap, "draw this picture on the ground: a raster or a definition (.toml)");
    options.add_option("--dem", run.dem, "put the city on hills: a raster of heights in metres");
    options.add_option("--exaggeration", run.exaggeration, "how many times as high, 1 to 5")->check(CLI::Range(1, 5));
    options.add_option("--x", run.x, "target, metres east of the city's origin");
    options.add_option("--y", run.y, "target, metres north of the city's origin");
    options.add_option("--distance", run.distanceM, "metres from the target; 0 shows the whole city");
    options.add_option("--yaw", run.yawDeg, "degrees clockwise from north");
    options.add_option("--pitch", run.pitchDeg, "degrees below the horizon");
    options.add_option("--tier", run.tier, "1 to 4")->check(CLI::Range(1, 4));
    options.add_option("--width", run.width, "of the window, pixels");
    options.add_option("--height", run.height, "of the window, pixels");
    options.add_option("--cases", run.cases, "show this many cases near random names");
    options.add_option("--workers", run.workers, "show this many workers near random names");
    options.add_option("--people", run.people, "show the density of this many people");
    options.add_flag("--cameras", run.cameras, "show the city's cameras");
    options.add_flag("--components", run.components, "show the city's components");
    options.add_flag("--underground", run.underground, "show the pipes under the city");
    options.add_flag("--exploded", run.exploded, "lift the tiers off the city as plates");
    options.add_flag("--light", run.light, "the light theme");
    const std::map<std::string, int> looks{{"neutral", 0}, {"clock", 1}, {"day", 2}, {"night", 3}};
    options.add_option("--look", run.look, "the light: neutral, clock, day, night")
        ->transform(CLI::CheckedTransformer(looks));
    options.add_option("--hour", run.hour, "of the city's clock on --date; makes --look clock the default")
        ->check(CLI::Range(0.0, 24.0));
    options.add_option("--date", run.date, "YYYY-MM-DD; without it an equinox");
    options.add_option("--effects", run.effects, "auto, or which of shadows, contact, glow are on: a list, or none");
    options.add_option("--rain", run.rain, "0 to 1")->check(CLI::Range(0.0, 1.0));
    options.add_flag("--english", run.english, "English names");
    options.allow_extras(false);
    CLI11_PARSE(options, argc, argv);

    // No multisampling: on a software renderer it costs more than all triangles together.
    QSurfaceFormat format = QQuick3D::idealSurfaceFormat(1);
    format.setAlphaBufferSize(8); // shadows are kept there while the map is drawn
    QSurfaceFormat::setDefaultFormat(format);
    QQmlApplicationEngine engine;
    sandtable::map::MapRun map(engine, run, start);
    return map.begin() ? QGuiApplication::exec() : 1;
}
