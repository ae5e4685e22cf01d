// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <array>
#include <cstdint>
#include <vector>

namespace interleave {

/// Sums over one track's slices.
struct TrackSums
{
    std::array<Nanos, static_cast<std::size_t>(SliceState::count)> time{}; ///< per state; another program's slices are left out
    std::uint64_t slices = 0;                                              ///< finished ones, another program's left out
    std::uint64_t turns = 0;                                               ///< running slices that began after the worker had been off its core
    std::uint64_t preempted = 0;                                           ///< running slices that the kernel ended
    std::uint64_t leftByItself = 0;                                        ///< running slices followed by a blocked one
    std::uint64_t migrations = 0;                                          ///< running slices on another core than the one before
    bool cpuKnown = false;

    Nanos of(SliceState state) const { return time[static_cast<std::size_t>(state)]; }
};

/// Adds up tracks as they grow, so that a report during a long run costs what is new since the last one, and detail that the store has
/// given up since stays counted. One thread; belongs to one store.
class SliceSums
{
public:
    void update(const TraceView &view);

    std::uint32_t trackCount() const { return static_cast<std::uint32_t>(m_tracks.size()); }
    /// With what is still going on counted up to the view's end.
    TrackSums of(TrackId track, const TraceView &view) const;

private:
    struct Track
    {
        TrackSums sums;
        std::uint64_t next = 0; ///< first slice that is not counted yet
        std::uint16_t lastCpu = unknownCpu;
        bool wasRunning = false;
    };
    static void count(Track &track, const Slice &slice);

    std::vector<Track> m_tracks;
};

} // namespace interleave
