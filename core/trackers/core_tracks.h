// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <span>
#include <vector>

namespace interleave {

/// The rows of the cores: which worker was on each and, where every program's switches are seen, that somebody else was. Collector thread.
class CoreTracks
{
public:
    CoreTracks(TraceStore &store, std::span<const int> cpus);

    /// A worker's whole stay; stays on one core arrive in the order in which they ended.
    void ran(std::uint16_t cpu, LaneId lane, TimeRange range, std::uint8_t flags);
    /// Another program (or, with `none`, a worker or idle) is on the core from `t` on.
    void foreignFrom(std::uint16_t cpu, Nanos t, bool isForeign);
    void lost(std::uint16_t cpu, TimeRange hole);
    /// Who is there now; nobody until said otherwise.
    void setOpen(std::uint16_t cpu, LaneId lane, Nanos since, std::uint8_t flags);
    /// Hands the open slices to the store.
    void publish(Nanos now);
    /// Ends what is open.
    void finish(Nanos end);

private:
    struct Core
    {
        std::uint16_t cpu = 0;
        TrackId track{};
        Nanos end = 0; ///< of the last slice
        Nanos foreignSince = -1;
        Slice open{};
        bool isOpen = false;
    };

    Core *find(std::uint16_t cpu);
    void append(Core &core, Slice slice);

    TraceStore &m_store;
    std::vector<Core> m_cores;
};

} // namespace interleave
