// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ipc/queue_fixture.h"

#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave::testing {

namespace {

int reap(pid_t pid)
{
    int status = 0;
    EXPECT_EQ(::waitpid(pid, &status, 0), pid);
    return status;
}

} // namespace

using QueueProcess = QueueTest;

TEST_F(QueueProcess, TwoProcessesShareIt)
{
    constexpr std::uint64_t items = 20'000;
    create(4);
    const pid_t child = ::fork();
    if (child == 0) {
        {
            Worker producer(segment(), queue(), 1);
            for (std::uint64_t i = 0; i < items; ++i)
                producer.end.put(i, never);
            producer.end.close();
        }
        ::_exit(0);
    }
    Worker consumer(segment(), queue(), 0);
    for (std::uint64_t i = 0; i < items; ++i)
        ASSERT_EQ(consumer.end.get(never).item, i);
    EXPECT_EQ(consumer.end.get(never).status, QueueStatus::closed);
    EXPECT_EQ(reap(child), 0);
    EXPECT_LE(object().maxDepth.load(), 4u);
}

TEST_F(QueueProcess, OneKilledInsideLeavesItUsable)
{
    create(2);
    Worker worker(segment(), queue(), 0);
    ASSERT_EQ(worker.end.put(1, never).status, QueueStatus::done);
    const pid_t child = ::fork();
    if (child == 0) {
        queue().mutex.lock();
        queue().tail.fetch_add(1); // as if in the middle of a put
        ::kill(::getpid(), SIGKILL);
    }
    EXPECT_EQ(WTERMSIG(reap(child)), SIGKILL);
    queueWorkerGone(segment(), queue());
    EXPECT_EQ(object().queue.puts.load(), 2u); // it had taken effect
    EXPECT_EQ(depth(), 2u);
    EXPECT_EQ(worker.end.get(never).item, 1u);
    EXPECT_EQ(worker.end.put(3, never).number, 2u);
}

TEST_F(QueueProcess, OneKilledInMidDiscardIsFinishedByTheNext)
{
    create(0);
    Worker worker(segment(), queue(), 0);
    for (std::uint64_t i = 0; i < 3; ++i)
        worker.end.put(i, never);
    const pid_t child = ::fork();
    if (child == 0) {
        queue().mutex.lock();
        queue().discardedAfter.store(3);
        queue().headAfter.store(3);
        queue().discarding.store(1);
        queue().discarded.store(3);
        ::kill(::getpid(), SIGKILL);
    }
    reap(child);
    queueWorkerGone(segment(), queue());
    EXPECT_EQ(depth(), 0u);
    EXPECT_EQ(object().queue.gets.load(), 0u);
    EXPECT_EQ(worker.end.put(7, never).status, QueueStatus::done);
    EXPECT_EQ(worker.end.get(never).item, 7u);
}

TEST_F(QueueProcess, SleepersKilledInTheirSleepAreForgotten)
{
    create(1);
    const pid_t child = ::fork();
    if (child == 0) {
        Worker worker(segment(), queue(), 1);
        worker.end.get(never);
        ::_exit(1);
    }
    while (object().waiters.load() == 0)
        std::this_thread::yield();
    ::kill(child, SIGKILL);
    reap(child);
    queueWorkerGone(segment(), queue());
    EXPECT_EQ(object().waiters.load(), 0u);
    EXPECT_EQ(queue().receivers.load(), 0u);
}

TEST_F(QueueProcess, KilledAtAnyInstantItLosesAtMostWhatTheyHeld)
{
    create(3);
    Worker worker(segment(), queue(), 0);
    for (unsigned round = 0; round < 60; ++round) {
        const std::uint64_t before = object().queue.puts.load();
        const pid_t child = ::fork();
        if (child == 0) {
            Worker own(segment(), queue(), 1);
            for (std::uint64_t i = 0;; ++i) {
                own.end.put(i, never);
                own.end.get(never);
            }
        }
        while (object().queue.puts.load() < before + 20 + round * 7)
            std::this_thread::yield();
        ::kill(child, SIGKILL);
        reap(child);
        queueWorkerGone(segment(), queue());

        const std::uint64_t puts = object().queue.puts.load();
        const std::uint64_t gets = object().queue.gets.load();
        ASSERT_EQ(puts - gets, depth());
        ASSERT_LE(depth(), 1u);
        if (depth() == 1) {
            ASSERT_EQ(worker.end.get(always).status, QueueStatus::done);
        }
        ASSERT_EQ(worker.end.put(round, always).status, QueueStatus::done);
        ASSERT_EQ(worker.end.get(always).item, round);
    }
}

} // namespace interleave::testing
