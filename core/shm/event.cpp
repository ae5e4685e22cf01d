// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shm/event.h"

#include <array>

namespace interleave {

const EventKindInfo &infoOf(EventKind kind)
{
    using K = EventKind;
    static constexpr std::array<EventKindInfo, static_cast<std::size_t>(K::count)> table{{
        {"none", 0, K::none},
        {"more", 0, K::none},
        {"lost", 0, K::none},
        {"worker-begin", 0, K::workerEnd},
        {"worker-end", 0, K::workerBegin},
        {"blocked-begin", 0, K::blockedEnd},
        {"blocked-end", 1, K::blockedBegin},
        {"off-core", 1, K::none},
        {"lock-wait", 0, K::lockObtain},
        {"lock-obtain", 0, K::lockRelease},
        {"lock-release", 0, K::lockObtain},
        {"lock-summary", 2, K::none},
        {"send-begin", 0, K::sendEnd},
        {"send-end", 1, K::sendBegin},
        {"receive-begin", 0, K::receiveEnd},
        {"receive-end", 1, K::receiveBegin},
        {"trial-begin", 0, K::trialEnd},
        {"trial-end", 0, K::trialBegin},
        {"task-begin", 0, K::taskEnd},
        {"task-end", 0, K::taskBegin},
        {"value", 1, K::none},
        {"marker", 2, K::none},
        {"lock-give-up", 0, K::lockWait},
    }};
    const auto index = static_cast<std::size_t>(kind);
    return index < table.size() ? table[index] : table[0];
}

} // namespace interleave
