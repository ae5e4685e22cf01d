// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

namespace interleave {

/// Publishes a finished round. One caller at a time. A full log drops the record and counts it.
inline void publishTrial(const Segment &segment, const TrialRecord &record)
{
    SegmentHeader &header = segment.header();
    const std::uint64_t head = header.trialHead.load(std::memory_order_relaxed);
    if (head - header.trialTail.load(std::memory_order_acquire) >= trialSlots) {
        bump(header.trialsDropped);
        return;
    }
    segment.trialSlot(head) = record;
    header.trialHead.store(head + 1, std::memory_order_release); // acquire: collector
}

} // namespace interleave
