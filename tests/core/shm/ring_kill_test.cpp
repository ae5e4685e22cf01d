// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unique_fd.h"
#include "ring_fixture.h"

#include <gtest/gtest.h>

#include <array>
#include <csignal>
#include <random>

#include <sys/mman.h>
#include <sys/wait.h>

namespace interleave {
namespace {

constexpr std::uint32_t capacity = 1024;

struct SharedRing
{
    LaneSlot slot;
    std::array<Event, capacity> records;
};

[[noreturn]] void writeForEver(SharedRing &ring)
{
    RingWriter writer(ring.slot, ring.records.data());
    for (std::uint64_t n = 0;;) {
        const std::array events{numbered(n), numbered(n + 1), numbered(n + 2)};
        const std::size_t count = 1 + n % events.size();
        writer.put(std::span(events).first(count));
        n += count;
    }
}

/// A writer that is killed at any instruction leaves a ring of whole records.
TEST(RingKill, NoTornRecordInTwoHundredDeaths)
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): varies the moment of death, which the machine varies anyway
    for (int death = 0; death < 200; ++death) {
        void *memory = ::mmap(nullptr, sizeof(SharedRing), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        ASSERT_NE(memory, MAP_FAILED);
        auto &ring = *new (memory) SharedRing{};
        ring.slot.ringCapacity = capacity;
        const pid_t writer = ::fork();
        ASSERT_GE(writer, 0);
        if (writer == 0)
            writeForEver(ring);

        RingReader reader(ring.slot, ring.records.data(), capacity);
        StreamChecker checker;
        std::array<Event, 100> batch{};
        const auto drain = [&] {
            std::size_t count = 0;
            while ((count = reader.drain(batch)) > 0) {
                for (std::size_t i = 0; i < count; ++i)
                    ASSERT_TRUE(checker.take(batch[i])) << "death " << death << " after " << checker.received();
                if (checker.received() > 20'000)
                    break; // it writes as fast as we read
            }
        };
        const std::uint64_t enough = random() % 5000;
        do
            drain();
        while (checker.received() < enough && !HasFatalFailure());
        ::kill(writer, SIGKILL);
        int status = 0;
        ASSERT_EQ(::waitpid(writer, &status, 0), writer);
        EXPECT_TRUE(WIFSIGNALED(status));
        drain();
        ::munmap(memory, sizeof(SharedRing));
        ASSERT_FALSE(HasFatalFailure());
    }
}

} // namespace
} // namespace interleave
