// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QStringList>

#include <cstdint>

namespace sandtable::scene {

/// How the city's components look from near by: one Chinese character in a disc, its rim in the tone of its class.
/// `kind` is class × 100 + subclass of GB/T 30428.2, as in the component's code.
const QStringList& componentSigns();
/// Position of its sign in componentSigns().
int signOf(std::uint16_t kind);
/// Muted, because the case colours above it carry the news.
QColor componentTone(std::uint16_t kind);

} // namespace sandtable::scene
