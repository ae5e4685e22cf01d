// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"

namespace interleave {

/// Workers that only compute, more of them than cores: the kernel takes the core away from one to give it to the next.
ExperimentInfo timeSlicesExperiment();

inline constexpr unsigned mostTimeSliceWorkers = 64;

} // namespace interleave
