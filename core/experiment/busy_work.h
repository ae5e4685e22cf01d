// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <algorithm>

namespace interleave {

/// Work for a core, measured by the time on it: a worker that is off its core gets nothing done meanwhile, so two workers on one core take twice as
/// long. Owned and used by one worker.
class BusyWork
{
public:
    BusyWork(Probe &probe, const Segment &segment) : BusyWork(&probe, segment) {}
    /// Without a probe: a worker that has no lane.
    BusyWork(Probe *probe, const Segment &segment) :
        m_probe(probe), m_source(segment.header().stampSource), m_stampsPerNano(1.0 / segment.header().nanosPerStamp),
        m_longestStep(static_cast<std::uint64_t>(longestStepNs * m_stampsPerNano))
    {}

    /// Computes until `length()` ns of work are done or `stop()` says so; both are asked again at every step (some 50 ns). Returns the ns done.
    template <typename Length, typename Stop>
    double run(const Length &length, const Stop &stop)
    {
        std::uint64_t done = 0;
        std::uint64_t last = readStamp(m_source);
        while (static_cast<double>(done) < static_cast<double>(length()) * m_stampsPerNano && !stop()) {
            for (unsigned i = 0; i < 16; ++i)
                asm volatile("" ::: "memory"); // there to be executed, not to be optimised away
            if (m_probe)
                m_probe->tick();
            const std::uint64_t now = readStamp(m_source);
            // A longer step was an interruption, not work.
            done += std::min(now - last, m_longestStep);
            last = now;
        }
        return static_cast<double>(done) / m_stampsPerNano;
    }

private:
    static constexpr double longestStepNs = 2'000;

    Probe *m_probe;
    StampSource m_source;
    double m_stampsPerNano;
    std::uint64_t m_longestStep;
};

} // namespace interleave
