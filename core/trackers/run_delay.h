// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <span>
#include <vector>

namespace interleave {

/// Several sleeps inside one wait, and only the sum of the times spent waiting for a core is known: each sleep gets the same tail, none more
/// than its own length. Returns one tail per sleep; their sum is min(total, sum of lengths).
std::vector<Nanos> spreadRunDelay(Nanos total, std::span<const Nanos> sleeps);

} // namespace interleave
