// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/utilisation.h"

#include <algorithm>

namespace interleave {

std::vector<CoreReport> coreReports(const TraceView &view, const SliceSums &sums, Nanos duration)
{
    std::vector<CoreReport> reports;
    for (std::uint32_t index = 0; index < view.trackCount(); ++index) {
        const TrackId id{index};
        const TrackInfo &info = view.track(id);
        if (info.kind != TrackKind::core)
            continue;
        const TrackSums track = sums.of(id, view);
        CoreReport report;
        report.cpu = static_cast<int>(info.core.value);
        report.busy = track.of(SliceState::running);
        report.slices = track.slices;
        if (duration > 0)
            report.utilisation = static_cast<double>(report.busy) / static_cast<double>(duration);
        reports.push_back(report);
    }
    std::sort(reports.begin(), reports.end(), [](const CoreReport &a, const CoreReport &b) { return a.cpu < b.cpu; });
    return reports;
}

} // namespace interleave
