// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/run_session.h"

#include <cstddef>

namespace interleave {

/// The changes a run was asked to make by itself, handed out when their time has come. One thread.
class ChangeSchedule
{
public:
    explicit ChangeSchedule(std::vector<ScheduledChange> changes);

    /// The next change due at `sinceGate`, or nullptr; each is handed out once.
    const ScheduledChange *next(Nanos sinceGate);

private:
    std::vector<ScheduledChange> m_changes;
    std::size_t m_done = 0;
};

} // namespace interleave
