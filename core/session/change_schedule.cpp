// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/change_schedule.h"

#include <algorithm>

namespace interleave {

ChangeSchedule::ChangeSchedule(std::vector<ScheduledChange> changes) : m_changes(std::move(changes))
{
    std::stable_sort(m_changes.begin(), m_changes.end(), [](const ScheduledChange &a, const ScheduledChange &b) { return a.after < b.after; });
}

const ScheduledChange *ChangeSchedule::next(Nanos sinceGate)
{
    if (m_done == m_changes.size() || m_changes[m_done].after > sinceGate)
        return nullptr;
    return &m_changes[m_done++];
}

} // namespace interleave
