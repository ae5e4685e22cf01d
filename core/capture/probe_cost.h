// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

namespace interleave {

/// What one event costs its writer on this machine, in ns: a stamp and a slot of a ring, the best of a few short rounds. About half a millisecond.
double measureProbeCost(StampSource source);

} // namespace interleave
