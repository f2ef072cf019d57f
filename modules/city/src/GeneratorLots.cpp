// SPDX-License-Identifier: GPL-3.0-or-later
#include "GeneratorLots.h"

#include "GeneratorShapes.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace sandtable::city {

using geo::LocalMetres;

geo::Ring tidied(const geo::Ring& ring, double nearM)
{
    geo::Ring kept;
    for (const LocalMetres p : ring)
        if (kept.empty() || geo::distance(kept.back(), p) > nearM)
            kept.push_back(p);
    while (kept.size() > 1 && geo::distance(kept.front(), kept.back()) <= nearM)
        kept.pop_back();
    if (kept.size() < 3)
        return {};
    // Points on a straight run carry nothing; measured over the whole run, so that a smooth bend stays a bend. The run
    // starts at the point farthest from another, which is a true corner.
    const auto start = std::max_element(kept.begin(), kept.end(), [&](LocalMetres a, LocalMetres b) {
        return geo::distance(kept[0], a) < geo::distance(kept[0], b);
    });
    std::rotate(kept.begin(), start, kept.end());
    geo::Ring corners{kept[0]};
    std::size_t last = 0;
    for (std::size_t i = 1; i < kept.size(); ++i) {
        bool corner = false;
        for (std::size_t k = last + 1; k <= i && !corner; ++k)
            corner = geo::distanceToSegment(kept[k], kept[last], kept[(i + 1) % kept.size()]) > 0.05;
        if (corner) {
            corners.push_back(kept[i]);
            last = i;
        }
    }
    return corners;
}

bool LotCutter::split(const Piece& piece, Piece& left, Piece& right)
{
    const OrientedBox box = orientedBox(piece.ring);
    const double area = geo::signedArea(piece.ring);
    const double lots = area / (m_style.frontM * m_style.depthM);
    const auto across = std::max(1.0, std::round(box.lengthM / (lots > 5 ? 2 * m_style.depthM : m_style.frontM)));
    const double share = std::floor((across + 1) / 2) / std::max(2.0, across);
    const double wobbled =
        std::clamp(share + (m_random.unit() - 0.5) * m_style.wobble / std::max(1.0, lots * 0.2), 0.3, 0.7);
    const Chord chord = chordForShare(piece.ring, box, wobbled, (m_random.unit() - 0.5) * m_style.tiltRad);
    if (!chord.valid)
        return false;
    const LocalMetres a = onEdge(piece.ring, chord.edgeA, chord.tA);
    const LocalMetres b = onEdge(piece.ring, chord.edgeB, chord.tB);
    const double gap = (area > m_style.groupM2 ? m_style.alleyM : m_style.gapM) / 2;
    const std::size_t n = piece.ring.size();
    const auto collect = [&](LocalMetres start, std::size_t startEdge, LocalMetres end, std::size_t endEdge,
                             Piece& out) {
        out.ring.assign(1, start);
        out.inset.assign(1, piece.inset[startEdge]);
        for (std::size_t i = startEdge; i != endEdge;) {
            i = (i + 1) % n;
            out.ring.push_back(piece.ring[i]);
            out.inset.push_back(piece.inset[i]);
        }
        out.ring.push_back(end);
        out.inset.push_back(gap);
    };
    collect(b, chord.edgeB, a, chord.edgeA, left);
    collect(a, chord.edgeA, b, chord.edgeB, right);
    return geo::signedArea(left.ring) > 1 && geo::signedArea(right.ring) > 1;
}

geo::Ring LotCutter::footprint(const Piece& piece) const
{
    geo::Ring ring = piece.ring;
    const std::size_t n = piece.ring.size();
    for (std::size_t i = 0; i < n && ring.size() > 2; ++i)
        ring = clipLeft(ring, piece.ring[i], piece.ring[(i + 1) % n], piece.inset[i]);
    ring = tidied(ring, 0.4);
    if (ring.size() < 3)
        return {};
    const OrientedBox box = orientedBox(ring);
    if (box.lengthM > m_style.largestLengthM || box.widthM > m_style.largestWidthM) {
        const LocalMetres u = box.axis;
        const LocalMetres v{-u.y, u.x};
        const double halfL = std::min(box.lengthM, m_style.largestLengthM) / 2;
        const double halfW = std::min(box.widthM, m_style.largestWidthM) / 2;
        const LocalMetres c = box.centre;
        const auto corner = [&](double l, double w) {
            return LocalMetres{c.x + u.x * l + v.x * w, c.y + u.y * l + v.y * w};
        };
        const std::array<LocalMetres, 4> frame{corner(-halfL, -halfW), corner(halfL, -halfW), corner(halfL, halfW),
                                               corner(-halfL, halfW)};
        for (std::size_t i = 0; i < 4 && ring.size() > 2; ++i)
            ring = clipLeft(ring, frame[i], frame[(i + 1) % 4], 0);
        ring = tidied(ring, 0.4);
    }
    if (ring.size() < 3 || ring.size() > 12)
        return {};
    const OrientedBox final = orientedBox(ring);
    if (geo::signedArea(ring) < m_style.leastM2 || final.widthM < m_style.leastWidthM ||
        final.lengthM > 9 * final.widthM)
        return {};
    return ring;
}

std::vector<geo::Ring> LotCutter::cut(const geo::Ring& parcel)
{
    std::vector<geo::Ring> done;
    const double lot = m_style.frontM * m_style.depthM;
    std::vector<Piece> waiting{{parcel, std::vector<double>(parcel.size(), m_style.setbackM)}};
    while (!waiting.empty()) {
        const Piece now = std::move(waiting.back());
        waiting.pop_back();
        const double area = geo::signedArea(now.ring);
        Piece left;
        Piece right;
        if (area > 1.5 * lot && split(now, left, right)) {
            waiting.push_back(std::move(right));
            waiting.push_back(std::move(left));
            continue;
        }
        if (geo::Ring ring = footprint(now); !ring.empty())
            done.push_back(std::move(ring));
    }
    return done;
}

} // namespace sandtable::city
