// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ipc/queue_fixture.h"

#include <atomic>
#include <set>
#include <thread>
#include <vector>

namespace interleave::testing {

namespace {

constexpr std::uint64_t itemOf(std::uint32_t producer, std::uint32_t sequence)
{
    return (std::uint64_t{producer} << 32) | sequence;
}

} // namespace

using QueueStress = QueueTest;

TEST_F(QueueStress, EveryItemOnceInTheOrderOfItsProducer)
{
    constexpr unsigned producers = 3;
    constexpr unsigned consumers = 3;
    constexpr std::uint32_t each = 4000;
    for (const std::uint32_t capacity : {1u, 3u, 0u}) {
        SCOPED_TRACE(capacity);
        SetUp();
        create(capacity);
        std::atomic<unsigned> producing{producers};
        std::vector<std::vector<std::uint64_t>> got(consumers);
        std::vector<std::thread> threads;
        for (unsigned p = 0; p < producers; ++p) {
            threads.emplace_back([&, p] {
                Worker worker(segment(), queue(), p);
                for (std::uint32_t i = 0; i < each; ++i)
                    EXPECT_EQ(worker.end.put(itemOf(p, i), never).status, QueueStatus::done);
                if (producing.fetch_sub(1) == 1)
                    worker.end.close();
            });
        }
        for (unsigned c = 0; c < consumers; ++c) {
            threads.emplace_back([&, c] {
                Worker worker(segment(), queue(), producers + c);
                for (QueueResult r = worker.end.get(never); r.status == QueueStatus::done; r = worker.end.get(never))
                    got[c].push_back(r.item);
            });
        }
        for (std::thread &thread : threads)
            thread.join();

        std::set<std::uint64_t> all;
        for (const auto &items : got) {
            std::vector<std::int64_t> last(producers, -1);
            for (const std::uint64_t item : items) {
                EXPECT_TRUE(all.insert(item).second);
                const auto producer = static_cast<std::size_t>(item >> 32);
                const auto sequence = static_cast<std::int64_t>(item & 0xffff'ffff);
                EXPECT_GT(sequence, last[producer]);
                last[producer] = sequence;
            }
        }
        EXPECT_EQ(all.size(), std::size_t{producers} * each);
        EXPECT_EQ(object().queue.puts.load(), std::uint64_t{producers} * each);
        EXPECT_EQ(object().queue.gets.load(), std::uint64_t{producers} * each);
        EXPECT_EQ(object().waiters.load(), 0u);
        if (capacity != 0) {
            EXPECT_LE(object().maxDepth.load(), capacity);
        }
    }
}

TEST_F(QueueStress, WhoSleepsGivesUpWhenRung)
{
    create(1);
    for (int round = 0; round < 200; ++round) {
        std::atomic<bool> over{false};
        const auto giveUp = [&over] { return over.load(); };
        std::vector<std::thread> threads;
        for (unsigned lane = 0; lane < 3; ++lane) {
            threads.emplace_back([&, lane] {
                Worker worker(segment(), queue(), lane);
                EXPECT_EQ(worker.end.get(giveUp).status, QueueStatus::gaveUp);
            });
        }
        while (round % 2 == 0 && object().waiters.load() != 3)
            std::this_thread::yield(); // every second round they are told before they sleep
        over = true;
        ringQueue(queue());
        for (std::thread &thread : threads)
            thread.join();
        ASSERT_EQ(object().waiters.load(), 0u);
    }
}

TEST_F(QueueStress, AWakeUpIsHandedOnByOneWhoGivesUp)
{
    create(0);
    for (int round = 0; round < 200; ++round) {
        std::atomic<bool> over{false};
        std::atomic<int> taken{0};
        std::vector<std::thread> threads;
        threads.emplace_back([&] {
            Worker worker(segment(), queue(), 0);
            if (worker.end.get([&over] { return over.load(); }).status == QueueStatus::done)
                ++taken;
        });
        threads.emplace_back([&] {
            Worker worker(segment(), queue(), 1);
            if (worker.end.get([&] { return taken.load() != 0; }).status == QueueStatus::done)
                ++taken;
        });
        Worker sender(segment(), queue(), 2);
        over = true;
        ASSERT_EQ(sender.end.put(1, never).status, QueueStatus::done);
        while (taken.load() == 0)
            std::this_thread::yield(); // hangs, and the test with it, where the wake-up is swallowed
        ringQueue(queue());
        for (std::thread &thread : threads)
            thread.join();
        ASSERT_EQ(taken.load(), 1);
    }
}

} // namespace interleave::testing
