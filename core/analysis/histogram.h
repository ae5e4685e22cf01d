// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/histogram_bucket.h"
#include "core/shm/segment_layout.h"

#include <cmath>
#include <cstdint>
#include <span>

namespace interleave {

/// Smallest value that falls into the bucket.
constexpr std::int64_t bucketBegin(std::uint32_t bucket)
{
    if (bucket < 4)
        return bucket;
    const std::uint32_t exponent = bucket / 4 + 1;
    return exponent >= 63 ? INT64_MAX : static_cast<std::int64_t>((std::uint64_t{4} + bucket % 4) << (exponent - 2));
}

/// Sums of one or many histograms of the segment.
struct Histogram
{
    std::uint64_t buckets[histogramBuckets] = {};
    std::uint64_t count = 0;

    void add(std::uint32_t bucket, std::uint64_t times = 1)
    {
        buckets[bucket < histogramBuckets ? bucket : histogramBuckets - 1] += times;
        count += times;
    }
    void add(std::span<const AtomicU32> shared)
    {
        for (std::uint32_t i = 0; i < shared.size() && i < histogramBuckets; ++i) {
            if (const std::uint32_t times = shared[i].load(std::memory_order_relaxed))
                add(i, times);
        }
    }

    /// The middle of the bucket that holds the value at `share` (0..1) of all; 0 when nothing was counted.
    std::int64_t percentile(double share) const
    {
        if (count == 0)
            return 0;
        const auto wanted = static_cast<std::uint64_t>(std::ceil(share * static_cast<double>(count)));
        std::uint64_t seen = 0;
        for (std::uint32_t i = 0; i < histogramBuckets; ++i) {
            seen += buckets[i];
            if (buckets[i] != 0 && seen >= (wanted == 0 ? 1 : wanted))
                return i < 4 ? bucketBegin(i) : bucketBegin(i) + (bucketBegin(i + 1) - bucketBegin(i)) / 2;
        }
        return 0;
    }
};

} // namespace interleave
