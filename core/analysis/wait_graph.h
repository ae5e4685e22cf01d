// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/wait_graph.h"
#include "core/store/trace_store.h"

#include <optional>

namespace interleave {

/// Who held and who waited for which lock at `time`, from the rows of holders, waiters and workers in the trace. O(tracks).
WaitGraph waitGraphAt(const TraceView &view, Nanos time);

/// The moment in `window` whose graph says most: its end where somebody waits then, else while the last wait in it lasted. Absent where nobody
/// ever waited.
std::optional<Nanos> tellingMoment(const TraceView &view, TimeRange window);

} // namespace interleave
