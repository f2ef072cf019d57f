// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/geo/Coordinates.h>

#include <QString>
#include <QtGlobal>

#include <cstdint>

namespace sandtable::scene {

/// What a dispatcher has to know of a case at a glance; decides the pin's colour.
enum class CaseTone : std::uint8_t
{
    Waiting,   ///< nobody has it yet
    Mine,      ///< waits for this operator: the one accent colour
    OnTheWay,  ///< assigned or dispatched, nobody is there yet
    BeingDone, ///< somebody verifies, handles or inspects it
    Suspended,
    Overdue, ///< past its deadline: red
    Closed
};

/// A case as a pin. Plain value; positions are metres in the city's frame.
struct CaseMarker
{
    quint64 id = 0;
    geo::LocalMetres at;
    std::uint8_t grade = 3; ///< 1 (most urgent) … 4; decides the pin's shape
    float timeLeft = 1;     ///< share of the running clock that is left, 1 … 0; drawn as the ring
    CaseTone tone = CaseTone::Waiting;
};

enum class WorkerDoing : std::uint8_t
{
    OffDuty,
    Patrolling,
    OnTheWay,
    OnSite
};

/// A grid worker as a moving dot.
struct WorkerMarker
{
    quint64 id = 0; ///< e.g. the worker's position in CityModel::workers + 1
    geo::LocalMetres at;
    WorkerDoing doing = WorkerDoing::Patrolling;
};

/// A camera with its view cone.
struct CameraMarker
{
    quint64 id = 0;
    geo::LocalMetres at;
    float headingDeg = 0; ///< clockwise from north
    float viewAngleDeg = 60;
    float rangeM = 80;
};

enum class MarkerKind : std::uint8_t
{
    None,
    Case,
    Worker,
    Camera,
    Cluster
};

} // namespace sandtable::scene
