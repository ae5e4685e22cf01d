// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sweep_session.h"

#include <gtest/gtest.h>

#include <poll.h>

namespace interleave {
namespace {

class SweepSessionTest : public testing::Test
{
protected:
    std::vector<RunRequest> requests(std::initializer_list<const char *> workers, const char *iterations = "1000")
    {
        std::vector<RunRequest> all;
        for (const char *value : workers) {
            Settings settings(m_experiment);
            for (const auto &[name, text] : {std::pair{"iterations", iterations}, {"trials", "1"}, {"lock", "mutex"}, {"workers", value}})
                EXPECT_TRUE(settings.set(name, text)) << name;
            all.emplace_back(settings).hostExecutable = INTERLEAVE_HOST_EXECUTABLE;
        }
        return all;
    }

    /// Sleeps in between on the session's own descriptor.
    template <typename Predicate>
    static void pollUntil(SweepSession &sweep, Predicate done)
    {
        while (!done() && !sweep.isOver()) {
            pollfd wake{sweep.run()->wakeFd(), POLLIN, 0};
            ::poll(&wake, 1, 10);
            sweep.poll();
        }
    }

    Catalogue m_catalogue;
    const ExperimentInfo &m_experiment = **m_catalogue.find("lost-update");
    ParameterId m_workers = m_experiment.find("workers");
};

TEST_F(SweepSessionTest, EveryValueIsARunAndAPoint)
{
    auto sweep = SweepSession::start(requests({"1", "3", "2"}), m_workers);
    ASSERT_TRUE(sweep) << sweep.error().toString();
    EXPECT_EQ((*sweep)->count(), 3u);
    pollUntil(**sweep, [] { return false; });
    EXPECT_FALSE((*sweep)->error());
    ASSERT_EQ((*sweep)->runs().size(), 3u);
    EXPECT_EQ((*sweep)->runs()[1].value, "3");
    EXPECT_EQ((*sweep)->runs()[1].report.workers.size(), 3u);
    const Report report = (*sweep)->report();
    EXPECT_EQ(report.sweepParameter, "workers");
    ASSERT_FALSE(report.curves.empty());
    EXPECT_EQ(report.curves.front().points.size(), 3u);
}

TEST_F(SweepSessionTest, StoppedItKeepsWhatIsWholeAndTellsWhatIsNot)
{
    auto sweep = SweepSession::start(requests({"1", "2", "3"}), m_workers);
    ASSERT_TRUE(sweep) << sweep.error().toString();
    pollUntil(**sweep, [&] { return (*sweep)->runs().size() == 1; });
    ASSERT_FALSE((*sweep)->isOver());
    (*sweep)->requestStop();
    pollUntil(**sweep, [] { return false; });
    ASSERT_EQ((*sweep)->runs().size(), 2u);
    EXPECT_TRUE((*sweep)->runs()[0].whole);
    EXPECT_FALSE((*sweep)->runs()[1].whole);
    EXPECT_EQ((*sweep)->runs()[1].report.outcome.verdict, "cut");
    for (const Curve &curve : (*sweep)->report().curves)
        EXPECT_EQ(curve.points.size(), 1u) << curve.measure;
}

TEST_F(SweepSessionTest, WithoutAHostNothingBegins)
{
    auto wrong = requests({"1", "2"});
    wrong[0].hostExecutable = "/nowhere/interleave-host";
    const auto sweep = SweepSession::start(std::move(wrong), m_workers);
    EXPECT_FALSE(sweep);
}

} // namespace
} // namespace interleave
