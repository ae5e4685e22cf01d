// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>

namespace interleave {

// The log-linear histograms of the segment: 64 powers of two with 4 equal parts each, so a value is known to within an eighth of itself.
// Values 0 to 3 have a bucket of their own; negative ones (clocks of two cores) count as 0.

constexpr std::uint32_t bucketOf(std::int64_t value)
{
    if (value < 4)
        return value < 0 ? 0 : static_cast<std::uint32_t>(value);
    const auto bits = static_cast<std::uint64_t>(value);
    const auto exponent = static_cast<std::uint32_t>(std::bit_width(bits) - 1);
    return (exponent - 1) * 4 + static_cast<std::uint32_t>((bits >> (exponent - 2)) & 3);
}

} // namespace interleave
