// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

namespace interleave {

class ViewState;

/// The moment that is looked at: the begin of what is selected; else the end of a run that is followed, else the middle of what the timeline shows.
Nanos momentOf(const ViewState &state, const TraceView &view, bool running);

} // namespace interleave
