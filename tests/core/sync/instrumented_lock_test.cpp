// SPDX-License-Identifier: GPL-3.0-or-later
#include "lock_fixture.h"

#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

constexpr int rounds = 20000;

/// A plain variable: ThreadSanitizer sees any two of us inside at once.
struct Guarded
{
    std::uint64_t value = 0;
};

TEST_P(LockTest, LetsOneInAtATimeAndCountsEveryAcquisition)
{
    Guarded guarded;
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < workers; ++i) {
            threads.emplace_back([this, i, &guarded] {
                Probe probe(segment, {i}, stamp());
                InstrumentedLock mine(box, segment, lock, probe, workers);
                for (int n = 0; n < rounds; ++n) {
                    const InstrumentedGuard guard(mine);
                    ++guarded.value;
                }
            });
        }
    }
    EXPECT_EQ(guarded.value, std::uint64_t{workers} * rounds);
    EXPECT_EQ(sum(&LockCounters::acquisitions), std::uint64_t{workers} * rounds);
    EXPECT_LE(sum(&LockCounters::contended), sum(&LockCounters::acquisitions));
    EXPECT_LE(sum(&LockCounters::slept), sum(&LockCounters::contended));
    EXPECT_LT(sum(&LockCounters::ownerChanges), sum(&LockCounters::acquisitions));
    EXPECT_EQ(segment.object(lock).waiters.load(), 0u);
}

TEST_P(LockTest, WorksBetweenProcesses)
{
    auto *shared = segment.allocate<AtomicU64>();
    std::vector<pid_t> children;
    for (unsigned i = 0; i < 2; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            Probe probe(segment, {i}, stamp());
            InstrumentedLock mine(box, segment, lock, probe, 2);
            for (int n = 0; n < rounds; ++n) {
                const InstrumentedGuard guard(mine);
                shared->store(shared->load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children)
        EXPECT_EQ(::waitpid(child, nullptr, 0), child);
    EXPECT_EQ(shared->load(), 2u * rounds);
}

TEST_P(LockTest, WritesFewAcquisitionsSingly)
{
    Probe probe(segment, {0}, stamp());
    InstrumentedLock mine(box, segment, lock, probe, 1);
    for (int n = 0; n < 5; ++n) {
        mine.lock();
        mine.unlock();
    }
    int obtained = 0;
    int released = 0;
    std::uint64_t last = 0;
    for (const Event &event : written({0})) {
        EXPECT_GE(event.stamp, last);
        last = event.stamp;
        obtained += kindOf(event) == EventKind::lockObtain;
        released += kindOf(event) == EventKind::lockRelease;
    }
    EXPECT_EQ(obtained, 5);
    EXPECT_EQ(released, 5);
    EXPECT_EQ(segment.lane({0}).counters.locks[0].holdSamples.load(), 5u);
}

TEST_P(LockTest, SummarisesManyAcquisitionsWithoutLosingOne)
{
    constexpr std::uint32_t many = 300000;
    Probe probe(segment, {0}, stamp());
    std::uint32_t singly = 0;
    {
        InstrumentedLock mine(box, segment, lock, probe, 1);
        for (std::uint32_t n = 0; n < many; ++n) {
            mine.lock();
            mine.unlock();
        }
    }
    std::uint32_t summarised = 0;
    const std::vector<Event> events = written({0});
    for (std::size_t i = 0; i < events.size(); ++i) {
        singly += kindOf(events[i]) == EventKind::lockObtain;
        if (kindOf(events[i]) == EventKind::lockSummary) {
            ASSERT_LT(i + 2, events.size());
            const std::uint64_t begin = events[i + 1].stamp;
            summarised += events[i + 1].argument;
            EXPECT_LT(begin, events[i].stamp);
            EXPECT_LE(events[i + 2].stamp >> 32, probe.nanosOf(events[i].stamp - begin)) << "held for longer than the stretch";
        }
    }
    EXPECT_LT(singly, many / 100);
    EXPECT_GE(summarised + singly, many - 4); // at a change of mode one acquisition may stand in neither
    EXPECT_LE(summarised, many);
    EXPECT_EQ(segment.lane({0}).counters.locks[0].acquisitions.load(), many);
}

TEST_P(LockTest, AWaitIsSeenByTheOneWhoHolds)
{
    Probe holder(segment, {0}, stamp());
    InstrumentedLock held(box, segment, lock, holder, workers);
    held.lock();
    std::jthread waiter([this] {
        Probe probe(segment, {1}, stamp());
        InstrumentedLock mine(box, segment, lock, probe, workers);
        mine.lock();
        mine.unlock();
    });
    while (segment.object(lock).waiters.load() == 0)
        std::this_thread::yield();
    held.unlock();
    waiter.join();
    const LockCounters &counters = segment.lane({1}).counters.locks[0];
    EXPECT_EQ(counters.contended.load(), 1u);
    EXPECT_EQ(counters.ownerChanges.load(), 1u);
    EXPECT_EQ(segment.object(lock).maxWaiters.load(), 1u);
    std::vector<EventKind> kinds;
    for (const Event &event : written({1})) {
        const EventKind kind = kindOf(event);
        if (kind == EventKind::lockWait || kind == EventKind::lockObtain || kind == EventKind::lockRelease)
            kinds.push_back(kind);
    }
    EXPECT_EQ(kinds, (std::vector{EventKind::lockWait, EventKind::lockObtain, EventKind::lockRelease}));
}

INSTANTIATE_TEST_SUITE_P(Kinds, LockTest,
    testing::Values(LockKind::mutex, LockKind::spin, LockKind::ticket, LockKind::adaptive, LockKind::rw, LockKind::robustShared), kindName);

using RobustLockTest = LockTest;

TEST_P(RobustLockTest, GoesToTheNextWhenItsHolderDies)
{
    const pid_t child = ::fork();
    if (child == 0) {
        Probe probe(segment, {0}, stamp());
        InstrumentedLock mine(box, segment, lock, probe, 2);
        mine.lock();
        ::_exit(0); // no destructor: as if killed
    }
    EXPECT_EQ(::waitpid(child, nullptr, 0), child);
    Probe probe(segment, {1}, stamp());
    InstrumentedLock mine(box, segment, lock, probe, 2);
    mine.lock();
    mine.unlock();
    EXPECT_EQ(segment.lane({1}).counters.locks[0].recovered.load(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Kinds, RobustLockTest, testing::Values(LockKind::robustShared), kindName);

using NoLockTest = LockTest;

TEST_P(NoLockTest, CostsNothingAndCountsNothing)
{
    Probe probe(segment, {0}, stamp());
    InstrumentedLock mine(box, segment, lock, probe, 2);
    mine.lock();
    mine.lock(); // would never return if there were a lock
    mine.unlock();
    mine.unlock();
    EXPECT_EQ(sum(&LockCounters::acquisitions), 0u);
    use(LockKind::mutex);
    mine.refresh();
    EXPECT_EQ(mine.kind(), LockKind::mutex);
}

INSTANTIATE_TEST_SUITE_P(Kinds, NoLockTest, testing::Values(LockKind::none), kindName);

} // namespace
} // namespace interleave
