// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace interleave {

/// The first version of the kernel's struct sched_attr; glibc 2.36 does not declare it.
struct SchedAttributes
{
    std::uint32_t size;
    std::uint32_t policy;
    std::uint64_t flags;
    std::int32_t nice;
    std::uint32_t priority;
    std::uint64_t runtime; ///< with the ordinary policies: the slice, ns
    std::uint64_t deadline;
    std::uint64_t period;
};
static_assert(sizeof(SchedAttributes) == 48);

// Of the calling thread. Each returns 0 or the errno.
int getSchedAttributes(SchedAttributes &attributes);
int setSchedAttributes(SchedAttributes attributes);
/// The time slice asked of the scheduler; 0: its own choice. EOPNOTSUPP where the kernel takes the call and forgets the slice.
int setTimeSlice(Nanos slice);

} // namespace interleave
