// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipc/queue.h"

#include <gtest/gtest.h>

namespace interleave::testing {

/// A segment with lanes that can be written to, and one queue.
class QueueTest : public ::testing::Test
{
protected:
    struct Root
    {
        QueueShared queue;
        AtomicU64 done[16];
    };

    void SetUp() override
    {
        auto created = Segment::create();
        ASSERT_TRUE(created);
        m_segment = std::make_unique<Segment>(std::move(*created));
        for (std::uint32_t i = 0; i < 16; ++i) {
            LaneSlot &lane = m_segment->lane({i});
            lane.startMethod = StartMethod::thread;
            lane.ringCapacity = Segment::ringCapacity({i});
            lane.stretch.store(1);
        }
        m_root = m_segment->allocate<Root>();
    }
    void create(std::uint32_t capacity) { ASSERT_TRUE(createQueue(*m_segment, m_root->queue, "queue", capacity)); }

    const Segment &segment() const { return *m_segment; }
    Root &root() { return *m_root; }
    QueueShared &queue() { return m_root->queue; }
    ObjectSlot &object() { return m_segment->object({m_root->queue.object}); }
    std::uint32_t depth() { return object().depth.load(); }

    /// One worker's own things, to be made in its own thread.
    struct Worker
    {
        Worker(const Segment &segment, QueueShared &queue, std::uint32_t lane) :
            probe(segment, {lane}, readStamp(segment.header().stampSource)), end(segment, queue, probe)
        {}
        Probe probe;
        QueueEnd end;
    };

    static bool never() { return false; }
    static bool always() { return true; }

private:
    std::unique_ptr<Segment> m_segment;
    Root *m_root = nullptr;
};

} // namespace interleave::testing
