// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <unordered_set>

namespace interleave {

/// The threads of the run as the kernel reports them: the guard and all its descendants. Filled by the switch records, read by the source of
/// wake-ups, which sees the whole machine. Collector thread.
class FamilySet
{
public:
    void add(std::int32_t tid) { m_tids.insert(tid); }
    /// Its last wake-ups may still be unread: it is forgotten when many others have gone.
    void leave(std::int32_t tid)
    {
        m_gone.push_back(tid);
        if (m_gone.size() <= remembered)
            return;
        m_tids.erase(m_gone.front());
        m_gone.pop_front();
    }
    bool has(std::int32_t tid) const { return m_tids.count(tid) != 0; }

private:
    static constexpr std::size_t remembered = 1024;
    std::unordered_set<std::int32_t> m_tids;
    std::deque<std::int32_t> m_gone;
};

} // namespace interleave
