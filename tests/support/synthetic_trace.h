// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <memory>

namespace interleave {

/// A made-up trace, for tests of the picture alone: what it shows never happened. Same numbers, same trace.
struct SyntheticTrace
{
    unsigned cores = 2;
    unsigned workers = 4;
    Nanos length = 200'000'000;
    Nanos lockAt = 112'000'000; ///< from then on a mutex is in use; not before `length`: never
    unsigned seed = 1;
    bool processes = false; ///< each worker its own process
    bool queue = false;
    bool everyShape = false; ///< a worker more that goes through all states
    bool fineLock = false;   ///< lock traffic of a few microseconds

    std::shared_ptr<TraceStore> make() const;
};

/// `lanes` worker tracks with `slices` alternating slices in all over `length`.
std::shared_ptr<TraceStore> manySlices(unsigned lanes, std::uint64_t slices, Nanos length);

} // namespace interleave
