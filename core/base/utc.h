// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <string>

namespace interleave {

/// The instant `monotonic` (absolute CLOCK_MONOTONIC) as "2026-03-01T12:00:00.123Z", by the difference of the two clocks now.
std::string utcText(Nanos monotonic);

} // namespace interleave
