// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SampleCity.h"

namespace sandtable::city {

/// Nodes of pipedCity(), in their order.
enum PipedNode : std::uint32_t
{
    kWaterWorks,
    kValveA,
    kTeeB,
    kValveC,
    kTeeD,
    kValveE,
    kEndF,
    kValveG,
    kEndH,
    kBendI,
    kSewerJ,
    kSewerK,
    kSewerL,
    kSewerM,
    kTreatment,
    kDrainN,
    kDrainO,
    kOutfall
};

/// Pipes of pipedCity(), in their order.
enum PipedPipe : std::uint32_t
{
    kWorksToA,
    kAToB,
    kBToC,
    kCToD,
    kDToE,
    kEToF,
    kDToG,
    kGToH,
    kWorksToI,
    kIToC,
    kJToK,
    kKToL,
    kMToL,
    kLToTreatment,
    kNToO,
    kOToOutfall
};

/// The sample with pipes under its streets; it keeps every rule. Water (A, C, E, G are valves), sewers and a drain:
///
///     works──A──B──C──D──E──F      y = 508       N
///       └────I─────┘  │                          │
///                     G──H         x = 992       O──outfall in the river
///     J──────K────────L──treatment y = 497       x = 1003
///                     M
CityModel pipedCity();

/// Adds a round pipe of 300 mm between two nodes, straight from place to place.
Pipe& addPipe(CityModel& city, std::uint32_t from, std::uint32_t to, std::uint16_t depthFromMm = 1000,
              std::uint16_t depthToMm = 1000);
std::uint32_t addPipeNode(CityModel& city, PipeKind network, PipeNodeKind kind, geo::LocalMetres at);

} // namespace sandtable::city
