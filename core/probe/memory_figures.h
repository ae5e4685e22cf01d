// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment_layout.h"

namespace interleave {

/// Leaves in the counters what memory of the calling process is resident, its share of what it has in common with others, and what belongs to it
/// alone. For the end of a worker's life: the kernel walks every page table of the process for it.
void keepMemoryFigures(WorkerCounters &counters);

} // namespace interleave
