// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trial_points.h"

#include <algorithm>

namespace interleave {

namespace {

/// A round's sums before its last change, which the round's own row holds once more.
struct Counted
{
    std::uint32_t number = UINT32_MAX;
    std::uint64_t stores = 0;
    std::uint64_t lost = 0;
    Nanos end = 0;
};

} // namespace

QList<QPointF> trialPoints(const TraceView &view, TimeRange window, std::uint64_t most)
{
    std::uint64_t first = view.trialCount();
    std::uint64_t taken = 0;
    while (first > 0 && view.trial(first - 1).range.end > window.begin) {
        --first;
        if (++taken > most)
            return {};
    }
    QList<QPointF> corners;
    Counted before;
    for (std::uint64_t i = first; i < view.trialCount(); ++i) {
        const TrialRow row = view.trial(i);
        if (before.number != row.number)
            before = {.number = row.number, .stores = 0, .lost = 0, .end = row.range.begin};
        const bool phase = row.flags & trialPhase;
        const std::uint64_t stores = phase ? row.stores : row.stores - std::min(row.stores, before.stores);
        const std::uint64_t lost = phase ? row.lost : row.lost - std::min(row.lost, before.lost);
        const Nanos begin = std::max(phase ? row.range.begin : before.end, window.begin);
        const Nanos end = std::min(row.range.end, window.end);
        if (phase)
            before = {row.number, before.stores + row.stores, before.lost + row.lost, row.range.end};
        if (stores == 0 || begin >= end)
            continue;
        const double perMillion = 1e6 * static_cast<double>(lost) / static_cast<double>(stores);
        corners.append({static_cast<double>(begin), perMillion});
        corners.append({static_cast<double>(end), perMillion});
    }
    return corners;
}

} // namespace interleave
