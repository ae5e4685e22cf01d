// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/instrumented_lock.h"

#include <gtest/gtest.h>

#include <array>
#include <new>
#include <stdexcept>
#include <vector>

namespace interleave {

/// A segment with one lock of a chosen kind and lanes for its workers.
class LockTest : public testing::TestWithParam<LockKind>
{
protected:
    static constexpr unsigned workers = 4;

    LockTest() : segment(create()), lock(segment.addObject(ObjectKind::lock, "test")), box(*new (segment.allocate<LockBox>()) LockBox{})
    {
        for (unsigned i = 0; i < workers; ++i) {
            LaneSlot &slot = segment.lane({i});
            slot.ringCapacity = Segment::ringCapacity({i});
            slot.startMethod = StartMethod::thread;
            slot.state.store(static_cast<std::uint32_t>(LaneState::reserved));
        }
        segment.header().laneCount.store(workers);
        use(GetParam());
    }

    void use(LockKind kind) { segment.object(lock).variant.store(static_cast<std::uint32_t>(kind)); }

    std::uint64_t stamp() const { return readStamp(segment.header().stampSource); }

    std::vector<Event> written(LaneId lane) const
    {
        std::vector<Event> events;
        std::array<Event, 512> batch{};
        RingReader reader(segment.lane(lane), segment.records(lane), Segment::ringCapacity(lane));
        while (const std::size_t count = reader.drain(batch))
            events.insert(events.end(), batch.begin(), batch.begin() + static_cast<std::ptrdiff_t>(count));
        return events;
    }

    std::uint64_t sum(AtomicU64 LockCounters::*counter) const
    {
        std::uint64_t total = 0;
        for (unsigned i = 0; i < workers; ++i) {
            for (const LockCounters &counters : segment.lane({i}).counters.locks)
                total += (counters.*counter).load();
        }
        return total;
    }

    Segment segment;
    ObjectId lock;
    LockBox &box;

private:
    static Segment create()
    {
        auto segment = Segment::create();
        if (!segment)
            throw std::runtime_error(segment.error().toString());
        return std::move(*segment);
    }
};

inline EventKind kindOf(const Event &event)
{
    return static_cast<EventKind>(event.kind);
}

inline std::string kindName(const testing::TestParamInfo<LockKind> &info)
{
    static constexpr std::array names{"none", "mutex", "spin", "ticket", "adaptive", "rw", "robust"};
    return names[static_cast<std::size_t>(info.param)];
}

} // namespace interleave
