// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace interleave {

/// A bar of the histogram of final values.
struct ValueBin
{
    std::int64_t first = 0; ///< smallest value it may hold
    std::int64_t last = 0;  ///< greatest
    std::uint64_t count = 0;
    bool expected = false; ///< holds the expected value and nothing else
};

/// At most `most` (at least 3) bins of one width, in order, from the smallest value to the greatest. The expected value has a bin of its own, always.
std::vector<ValueBin> binValues(const std::map<std::int64_t, std::uint64_t> &histogram, std::optional<std::int64_t> expected, int most);

} // namespace interleave
