// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_types.h"

#include <QString>

#include <functional>
#include <map>

namespace interleave {

/// What the trace itself does not know and the timeline writes beside it. All of it may be missing.
struct TimelineFacts
{
    std::function<QString(const MarkerRow &)> markerText; ///< "lock → mutex"
    std::function<QString(ObjectId)> lockKind;            ///< "mutex", in the user's language
    std::function<double(ObjectId)> capacity;             ///< of a queue; 0: unknown or without
};

} // namespace interleave
