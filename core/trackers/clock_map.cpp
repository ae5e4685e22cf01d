// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/clock_map.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr Nanos shortestStretch = 3'000'000;
constexpr std::size_t mostPairs = 8192;

/// Signed, and exact for lengths far beyond any run.
double distance(std::uint64_t from, std::uint64_t to)
{
    return static_cast<double>(static_cast<std::int64_t>(to - from));
}

} // namespace

ClockMap::ClockMap(ClockPair origin, double nanosPerStamp) : m_pairs{origin}, m_slope(nanosPerStamp) {}

void ClockMap::add(ClockPair pair)
{
    const ClockPair &last = m_pairs.back();
    if (pair.monotonic - last.monotonic < shortestStretch || pair.stamp <= last.stamp)
        return;
    m_pairs.push_back(pair);
    if (m_pairs.size() > mostPairs)
        thinOut();
}

/// Old pairs lie closer than any slewing needs: every second one of the older half goes.
void ClockMap::thinOut()
{
    std::vector<ClockPair> kept;
    kept.reserve(mostPairs);
    for (std::size_t i = 0; i < m_pairs.size(); ++i)
        if (i >= m_pairs.size() / 2 || i % 2 == 0)
            kept.push_back(m_pairs[i]);
    m_pairs = std::move(kept);
}

Nanos ClockMap::toRun(std::uint64_t stamp) const
{
    const Nanos zero = m_pairs.front().monotonic;
    if (m_pairs.size() == 1)
        return std::llround(distance(m_pairs.front().stamp, stamp) * m_slope);
    // Nearly every stamp belongs to the last stretch.
    std::size_t next = m_pairs.size() - 1;
    if (static_cast<std::int64_t>(stamp - m_pairs[next - 1].stamp) < 0) {
        const auto it = std::upper_bound(m_pairs.begin() + 1, m_pairs.end() - 1, stamp,
            [](std::uint64_t value, const ClockPair &pair) { return static_cast<std::int64_t>(value - pair.stamp) < 0; });
        next = static_cast<std::size_t>(it - m_pairs.begin());
    }
    const ClockPair &a = m_pairs[next - 1];
    const ClockPair &b = m_pairs[next];
    const double share = distance(a.stamp, stamp) / distance(a.stamp, b.stamp);
    return a.monotonic - zero + std::llround(share * static_cast<double>(b.monotonic - a.monotonic));
}

} // namespace interleave
