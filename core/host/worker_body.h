// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment.h"

#include <cstdint>
#include <memory>

namespace interleave {

/// What is run, as it stands in the segment's header: all a worker process needs to know.
class SegmentSpec
{
public:
    static void write(const Segment &segment, const Settings &settings);
    /// Error: protocolViolated, where the header names nothing this program knows.
    static Result<SegmentSpec> read(const Segment &segment);

    const Settings &settings() const { return *m_settings; }

private:
    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<Settings> m_settings;
};

/// What every worker does, however it was started: reports its birth, places itself, runs its role. `firstStamp` is its first instruction.
/// `settings` may be nullptr: read from the segment, after the birth. Returns the exit code: 0, or 1 after an exception (which goes to stderr).
int runWorkerBody(const Segment &segment, LaneId lane, std::uint64_t firstStamp, const Settings *settings);

} // namespace interleave
