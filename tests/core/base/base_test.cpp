// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/base/unique_fd.h"
#include "core/base/utc.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <regex>

#include <fcntl.h>

namespace interleave {
namespace {

TEST(TimeRange, IsHalfOpen)
{
    constexpr TimeRange range{10, 20};
    EXPECT_TRUE(range.contains(10));
    EXPECT_FALSE(range.contains(20));
    EXPECT_FALSE(range.overlaps({20, 30}));
    EXPECT_TRUE(range.overlaps({19, 30}));
    EXPECT_TRUE((TimeRange{5, 5}.isEmpty()));
}

TEST(Error, HasTheDocumentedExitStatus)
{
    EXPECT_EQ(exitStatusOf(ErrorCode::unknownExperiment), 2);
    EXPECT_EQ(exitStatusOf(ErrorCode::badSchedule), 2);
    EXPECT_EQ(exitStatusOf(ErrorCode::captureRefused), 3);
    EXPECT_EQ(exitStatusOf(ErrorCode::noDisplay), 3);
    EXPECT_EQ(exitStatusOf(ErrorCode::startFailed), 4);
    EXPECT_EQ(exitStatusOf(ErrorCode::systemCallFailed), 4);
}

TEST(Error, NamesTheCallAndTheSystemsReason)
{
    EXPECT_EQ(systemError("mmap", ENOMEM).toString(), "system call failed: mmap, Cannot allocate memory");
}

TEST(Result, HoldsAValueThatCanOnlyBeMoved)
{
    Result<std::unique_ptr<int>> result = std::make_unique<int>(3);
    ASSERT_TRUE(result);
    EXPECT_EQ(**result, 3);
    Result<std::unique_ptr<int>> failed = Error{ErrorCode::cannotWrite, {"/x"}};
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::cannotWrite);
}

TEST(UniqueFd, ClosesWhatItOwnsOnce)
{
    int raw = -1;
    {
        UniqueFd first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
        raw = first.get();
        UniqueFd second(std::move(first));
        EXPECT_FALSE(first.isOpen()); // NOLINT(bugprone-use-after-move): the moved-from state is what is tested
        EXPECT_EQ(second.get(), raw);
    }
    EXPECT_EQ(::fcntl(raw, F_GETFD), -1);
}

TEST(Clock, PairsLieInOrder)
{
    const StampSource source = detectStampSource();
    const ClockPair first = readClockPair(source);
    const ClockPair second = readClockPair(source);
    EXPECT_LT(first.stamp, second.stamp);
    EXPECT_LT(first.monotonic, second.monotonic);
}

TEST(Utc, IsWrittenToTheMillisecond)
{
    EXPECT_TRUE(std::regex_match(utcText(monotonicNow()), std::regex(R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)")));
    const Nanos now = monotonicNow();
    EXPECT_LT(utcText(now - 5'000'000'000), utcText(now));
}

} // namespace
} // namespace interleave
