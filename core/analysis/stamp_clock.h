// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/shm/segment_layout.h"

#include <optional>

namespace interleave {

/// A workload's own stamps as ns since the run's start: near enough for lengths within a run.
class StampClock
{
public:
    explicit StampClock(const SegmentHeader &header) : m_origin(header.originStamp), m_nanosPerStamp(header.nanosPerStamp) {}

    Nanos at(std::uint64_t stamp) const
    {
        return static_cast<Nanos>(static_cast<double>(static_cast<std::int64_t>(stamp - m_origin)) * m_nanosPerStamp);
    }
    /// Absent while the stamp is 0: it has not happened.
    std::optional<Nanos> operator()(const AtomicU64 &stamp) const
    {
        const std::uint64_t value = stamp.load(std::memory_order_relaxed);
        return value == 0 ? std::nullopt : std::optional(at(value));
    }

private:
    std::uint64_t m_origin;
    double m_nanosPerStamp;
};

} // namespace interleave
