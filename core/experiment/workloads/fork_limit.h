// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/offspring.h"
#include "core/experiment/workloads/fork.h"

namespace interleave {

/// The original of a run with process_limit: it puts itself under a limit of its own, which nobody else's processes count against, and calls fork
/// again and again until the system refuses. A child does nothing but wait until all there can be are there.
void forkUntilRefused(WorkerContext &context, ForkRoot &root);

/// What the system allows as a whole.
void noteSystemLimits(ForkRoot &root);

} // namespace interleave
