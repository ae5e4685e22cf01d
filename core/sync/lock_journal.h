// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

namespace interleave {

/// Decides how one worker's acquisitions of one lock are written down: singly (obtain and release stamped) while there are few, or as one
/// summary a millisecond while there are many, because three events for each of 30 million acquisitions a second would lose nearly all of them.
/// In summaries the holding time is that of every 16th acquisition. A wait that slept is always written singly.
/// Used by one worker.
class LockJournal
{
public:
    LockJournal(Probe &probe, ObjectId lock, LockCounters &counters);

    /// True if this acquisition is to be stamped: call obtained() and released() with stamps. Decided anew at each acquisition.
    bool wantsStamp() { return m_singly || (++m_sinceSample & (sampleEvery - 1)) == 0; }

    bool writesSingly() const { return m_singly; }

    /// `stamp` 0: not stamped. Call right after the acquisition.
    void obtained(std::uint64_t stamp, bool contended, bool ownerChanged)
    {
        ++m_window.acquisitions;
        m_window.ownerChanges += ownerChanged ? 1 : 0;
        m_obtainedAt = stamp;
        if (stamp != 0)
            write(stamp, contended);
    }
    /// The acquisition under way was stamped: released() wants a stamp, too.
    bool isStamped() const { return m_obtainedAt != 0; }
    /// Right before the release.
    void released(std::uint64_t stamp);

    /// The lock was not free at `stamp`: written at once while acquisitions are written singly.
    void waitBegins(std::uint64_t stamp);
    /// The wait that began at `stamp` is about to sleep: whatever was summarised ends here, and the wait is written if it was not.
    void aboutToSleep(std::uint64_t stamp);
    /// The wait ends without an acquisition.
    void gaveUp(std::uint64_t stamp);
    void waited(std::uint64_t nanos) { m_window.waited += nanos; }
    /// Ends the summary under way.
    void flush(std::uint64_t stamp);

private:
    static constexpr std::uint32_t sampleEvery = 16;
    static constexpr std::uint32_t manyPerWindow = 50; ///< 50 000 a second
    static constexpr std::uint64_t windowNanos = 1'000'000;

    struct Window
    {
        std::uint64_t begin = 0; ///< stamp; 0: none under way
        std::uint32_t acquisitions = 0;
        std::uint32_t ownerChanges = 0;
        std::uint32_t samples = 0;
        std::uint64_t held = 0; ///< ns in the samples
        std::uint64_t waited = 0;
    };

    void write(std::uint64_t stamp, bool contended);
    void look(std::uint64_t stamp);

    Probe &m_probe;
    LockCounters &m_counters;
    ObjectId m_lock;
    Window m_window;
    std::uint64_t m_obtainedAt = 0;
    std::uint32_t m_sinceSample = 0;
    bool m_singly = true; ///< the mode
    bool m_waitWritten = false;
    bool m_thisSingly = false; ///< the acquisition under way is written singly (also when its wait slept)
};

} // namespace interleave
