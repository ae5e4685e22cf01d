// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_bins.h"

#include <algorithm>

namespace interleave {

namespace {

/// Bins that cover the distance `reach` on one side of the expected value.
std::int64_t binsFor(std::int64_t reach, std::int64_t width)
{
    return reach <= 0 ? 0 : (reach + width - 1) / width;
}

} // namespace

std::vector<ValueBin> binValues(const std::map<std::int64_t, std::uint64_t> &histogram, std::optional<std::int64_t> expected, int most)
{
    std::vector<ValueBin> bins;
    if (histogram.empty())
        return bins;
    const std::int64_t middle = expected.value_or(histogram.begin()->first);
    const std::int64_t below = std::max<std::int64_t>(0, middle - histogram.begin()->first);
    const std::int64_t above = std::max<std::int64_t>(0, histogram.rbegin()->first - middle);
    std::int64_t width = std::max<std::int64_t>(1, (below + above) / std::max(1, most - 1));
    while (binsFor(below, width) + binsFor(above, width) + 1 > most)
        width += std::max<std::int64_t>(1, width / 8);

    const std::int64_t lower = binsFor(below, width);
    const std::int64_t upper = binsFor(above, width);
    for (std::int64_t i = lower; i > 0; --i)
        bins.push_back({middle - i * width, middle - (i - 1) * width - 1, 0, false});
    bins.push_back({middle, middle, 0, expected.has_value()});
    for (std::int64_t i = 0; i < upper; ++i)
        bins.push_back({middle + i * width + 1, middle + (i + 1) * width, 0, false});

    for (const auto &[value, count] : histogram) {
        const auto bin = std::find_if(bins.begin(), bins.end(), [v = value](const ValueBin &b) { return v >= b.first && v <= b.last; });
        if (bin != bins.end())
            bin->count += count;
    }
    return bins;
}

} // namespace interleave
