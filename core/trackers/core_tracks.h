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
    /// `patience`: self capture hears of a stay only when its worker is back on a core, so that stays of one core arrive out of order. They are
    /// held back this long, and the row lags by as much; 0 where each is heard of when it ends.
    CoreTracks(TraceStore &store, std::span<const int> cpus, Nanos patience);

    /// A worker's whole stay, in any order.
    void ran(std::uint16_t cpu, LaneId lane, TimeRange range, std::uint8_t flags);
    /// Another program (or, with `none`, a worker or idle) is on the core from `t` on.
    void foreignFrom(std::uint16_t cpu, Nanos t, bool isForeign);
    void lost(std::uint16_t cpu, TimeRange hole);
    /// Who is there now; nobody until said otherwise.
    void setOpen(std::uint16_t cpu, LaneId lane, Nanos since, std::uint8_t flags);
    /// Hands what is complete to the store, and the open slices. Stays that end after `knownUntil` wait: a worker that nobody knows yet may have
    /// been on the core before.
    void publish(Nanos now, Nanos knownUntil);
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
        std::vector<Slice> held{}; ///< by begin
    };

    Core *find(std::uint16_t cpu);
    void append(Core &core, Slice slice);
    static void hold(Core &core, const Slice &slice);
    static Slice cutAtNextStay(Core &core, std::size_t index);
    void letGo(Core &core, Nanos until);

    TraceStore &m_store;
    Nanos m_patience;
    std::vector<Core> m_cores;
};

} // namespace interleave
