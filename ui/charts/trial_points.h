// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <QList>
#include <QPointF>

namespace interleave {

/// Lost updates per million, round by round, as the corners of a staircase clipped to `window`; a round during which the lock was changed has a
/// step at that very instant. Empty where more than `most` rounds lie in the window: the sampled series says it as well then.
QList<QPointF> trialPoints(const TraceView &view, TimeRange window, std::uint64_t most);

} // namespace interleave
