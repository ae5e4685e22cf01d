// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/run_session.h"

#include "core/base/unique_fd.h"

#include <gtest/gtest.h>

#include <poll.h>
#include <sys/syscall.h>
#include <sys/wait.h>

namespace interleave {
namespace {

class RunSessionTest : public testing::Test
{
protected:
    RunRequest request(std::string_view experiment, std::initializer_list<std::pair<const char *, const char *>> values)
    {
        Settings settings(**m_catalogue.find(experiment));
        for (const auto &[name, text] : values)
            EXPECT_TRUE(settings.set(name, text)) << name << '=' << text;
        RunRequest result(std::move(settings));
        result.hostExecutable = INTERLEAVE_HOST_EXECUTABLE;
        return result;
    }

    /// Polls until `done` holds; sleeps in between on the session's own descriptor.
    template <typename Predicate>
    static void pollUntil(RunSession &session, Predicate done)
    {
        while (!done()) {
            ASSERT_NE(session.phase(), RunPhase::failed) << session.error()->toString();
            session.poll();
            pollfd wake{session.wakeFd(), POLLIN, 0};
            ::poll(&wake, 1, 10);
        }
    }

    static bool hasChildren()
    {
        siginfo_t info{};
        return ::waitid(P_ALL, 0, &info, WEXITED | WNOHANG | WNOWAIT) == 0;
    }

    Catalogue m_catalogue;
};

TEST_F(RunSessionTest, RunsToItsEndAndReports)
{
    auto session = RunSession::start(request("lost-update", {{"iterations", "20000"}, {"trials", "3"}, {"lock", "mutex"}}));
    ASSERT_TRUE(session) << session.error().toString();
    pollUntil(**session, [&] { return (*session)->isOver(); });
    ASSERT_EQ((*session)->phase(), RunPhase::finished) << (*session)->error()->toString();
    const Report report = (*session)->report();
    EXPECT_EQ(report.outcome.trials, 3u);
    EXPECT_EQ(report.outcome.lost, 0u);
    EXPECT_EQ(report.workers.size(), 2u);
    EXPECT_FALSE(hasChildren());
}

TEST_F(RunSessionTest, StopsWhenTold)
{
    RunRequest endless = request("lost-update", {{"iterations", "1000"}});
    endless.untilStopped = true;
    auto session = RunSession::start(std::move(endless));
    ASSERT_TRUE(session) << session.error().toString();
    pollUntil(**session, [&] { return (*session)->view().trialCount() > 2; });
    (*session)->requestStop();
    pollUntil(**session, [&] { return (*session)->isOver(); });
    EXPECT_EQ((*session)->phase(), RunPhase::finished);
    EXPECT_FALSE(hasChildren());
}

TEST_F(RunSessionTest, LeavesNothingWhenItIsDroppedInTheMiddle)
{
    RunRequest endless = request("lost-update", {{"iterations", "1000"}, {"start_method", "fork"}});
    endless.untilStopped = true;
    auto session = RunSession::start(std::move(endless));
    ASSERT_TRUE(session) << session.error().toString();
    pollUntil(**session, [&] { return (*session)->view().trialCount() > 0; });
    session->reset();
    EXPECT_FALSE(hasChildren());
}

TEST_F(RunSessionTest, TheLockStopsTheLossAtItsMarker)
{
    RunRequest endless = request("lost-update", {});
    endless.untilStopped = true;
    const ParameterId lock = endless.settings.experiment().find("lock");
    auto session = RunSession::start(std::move(endless));
    ASSERT_TRUE(session) << session.error().toString();
    pollUntil(**session, [&] { return (*session)->view().trialCount() > 5; });
    const Parameter &parameter = (*session)->settings().experiment().parameter(lock);
    ASSERT_TRUE((*session)->setLive(lock, *parseValue(parameter, "mutex")));
    pollUntil(**session, [&] { return (*session)->view().markerCount() == 1; });
    const Nanos flip = (*session)->view().marker(0).time;
    pollUntil(**session, [&] {
        const TraceView view = (*session)->view();
        const std::uint64_t count = view.trialCount();
        return count > 0 && view.trial(count - 1).range.begin > flip;
    });
    (*session)->requestStop();
    pollUntil(**session, [&] { return (*session)->isOver(); });
    const TraceView view = (*session)->view();
    for (std::uint64_t i = 0; i < view.trialCount(); ++i) {
        const TrialRow trial = view.trial(i);
        if (trial.range.begin >= flip) {
            EXPECT_EQ(trial.lost, 0u) << "round " << trial.number;
        }
    }
}

TEST_F(RunSessionTest, RefusesToChangeWhatActsAtTheStart)
{
    RunRequest endless = request("lost-update", {{"iterations", "1000"}});
    endless.untilStopped = true;
    const ParameterId method = endless.settings.experiment().find("start_method");
    auto session = RunSession::start(std::move(endless));
    ASSERT_TRUE(session) << session.error().toString();
    const auto result = (*session)->setLive(method, rawInteger(1));
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::parameterNotLive);
}

} // namespace
} // namespace interleave
