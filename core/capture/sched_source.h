// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trackers/sched_record.h"

#include <span>
#include <vector>

namespace interleave {

/// Where the kernel's scheduling records come from: a few streams, each in order of time. Collector thread; drain() never blocks.
class SchedSource
{
public:
    virtual ~SchedSource() = default;

    virtual std::size_t streamCount() const = 0;
    /// Appends what has arrived in this stream since the last call. Missing records appear as SchedKind::lost.
    virtual void drain(std::size_t stream, std::vector<SchedRecord> &out) = 0;
    /// Descriptors that become readable when a stream has filled up considerably.
    virtual std::vector<int> wakeFds() const = 0;
    virtual std::uint64_t recordsRead() const = 0;
    virtual std::uint64_t recordsLost() const = 0;
};

} // namespace interleave
