// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_bound.h"
#include "tests/support/thread_team.h"

#include <string>
#include <utility>

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = cpuIoBoundExperiment();
    return info;
}

TEST(CpuIoBoundWorkload, EveryEngineDoesEveryItemOfEachPhase)
{
    constexpr std::pair<const char *, const char *> ways[] = {
        {"threads", "file"}, {"threads", "socket"}, {"coroutines", "sleep"}, {"coroutines", "socket"}};
    for (const auto &[engine, io] : ways) {
        SCOPED_TRACE(std::string(engine) + ' ' + io);
        ThreadTeam team(experiment(), {{"workers", "2"}, {"cpu_share", "10"}, {"engine", engine}, {"io", io}});
        team.start();
        team.join();
        const CpuIoRoot &root = *team.segment.root<CpuIoRoot>();
        ASSERT_EQ(root.phaseCount.load(), 2u);
        std::uint64_t items = 0;
        for (std::uint32_t i = 0; i < team.segment.laneCount(); ++i) {
            const LaneSlot &lane = team.segment.lane({i});
            items += lane.role == cpuIoWorker ? lane.counters.operations.load() : 0;
        }
        EXPECT_EQ(items, std::uint64_t{cpuIoItems} * 2);
        EXPECT_GT(root.phases[0].get().nanos, root.phases[1].get().nanos / 2);
    }
}

TEST(CpuIoBoundWorkload, StopsWhileTheyWaitAndBeginsAgainWhenTurned)
{
    for (const char *engine : {"threads", "coroutines"}) {
        ThreadTeam team(experiment(), {{"workers", "8"}, {"engine", engine}});
        team.segment.control().roundsWanted.store(0);
        team.start();
        CpuIoRoot &root = *team.segment.root<CpuIoRoot>();
        ThreadTeam::until([&] { return root.phaseCount.load() >= 2; });
        team.setLive("cpu_share", "0");
        ThreadTeam::until([&] { return root.phaseCount.load() >= 1 && root.phases[0].get().cpuShare == 0; });
        team.setLive("workers", "2");
        ThreadTeam::until([&] { return root.phaseCount.load() == 2; });
        team.stop();
        team.join();
    }
}

} // namespace
} // namespace interleave
