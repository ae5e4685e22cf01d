// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/histogram.h"
#include "core/analysis/report.h"

#include <algorithm>

namespace interleave {

/// An exact counter of the segment, as it is now.
inline std::uint64_t get(const AtomicU64 &counter)
{
    return counter.load(std::memory_order_relaxed);
}

/// `total` and `largest` are exact where they were counted beside the histogram, and bound what its buckets say.
inline Summary summarise(const Histogram &histogram, Nanos total, Nanos largest)
{
    Summary summary;
    summary.count = histogram.count;
    summary.total = total;
    summary.max = largest;
    summary.p50 = std::min<Nanos>(histogram.percentile(0.50), largest);
    summary.p99 = std::min<Nanos>(histogram.percentile(0.99), largest);
    return summary;
}

/// From the buckets alone: each value is taken for the middle of its bucket.
inline Summary summarise(const Histogram &histogram)
{
    Nanos total = 0;
    for (std::uint32_t bucket = 0; bucket + 1 < histogramBuckets; ++bucket) {
        if (histogram.buckets[bucket] != 0) {
            const Nanos middle = bucket < 4 ? bucketBegin(bucket) : (bucketBegin(bucket) + bucketBegin(bucket + 1)) / 2;
            total += middle * static_cast<Nanos>(histogram.buckets[bucket]);
        }
    }
    return summarise(histogram, total, histogram.percentile(1.0));
}

} // namespace interleave
