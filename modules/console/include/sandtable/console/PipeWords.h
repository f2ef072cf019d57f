// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Pipes.h>

#include <QtCore/QCoreApplication>
#include <QtCore/QString>

#include <cstdint>

namespace sandtable::console {

/// What lies under the ground in words, in the language of the installed translator.
class PipeWords
{
    Q_DECLARE_TR_FUNCTIONS(PipeWords)

public:
    static QString kind(city::PipeKind kind);
    static QString material(city::PipeMaterial material);
    static QString laying(city::PipeLaying laying);
    static QString node(city::PipeNodeKind kind);
    /// "JS-012345": the kind's letters of CJJ 61-2017, appendix B, and the row of the city file.
    static QString code(city::PipeKind kind, std::uint32_t pipe);
    /// "DN 300" or "2000 × 1500".
    static QString size(const city::Pipe& pipe);
    /// "1.25 m", or "1.25 → 3.40 m" where it falls.
    static QString depth(const city::Pipe& pipe);
    /// "291 m", "12.4 km".
    static QString length(double metres);
};

} // namespace sandtable::console
