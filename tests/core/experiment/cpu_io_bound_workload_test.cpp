// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_bound.h"
#include "tests/support/thread_team.h"

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
    for (const char *engine : {"threads", "coroutines"}) {
        for (const char *io : {"sleep", "file", "socket"}) {
            ThreadTeam team(experiment(), {{"workers", "4"}, {"cpu_share", "10"}, {"engine", engine}, {"io", io}});
            team.start();
            team.join();
            const CpuIoRoot &root = *team.segment.root<CpuIoRoot>();
            EXPECT_GE(root.phaseCount.load(), 3u) << engine << io;
            std::uint64_t items = 0;
            for (std::uint32_t i = 0; i < team.segment.laneCount(); ++i) {
                const LaneSlot &lane = team.segment.lane({i});
                items += lane.role == cpuIoWorker ? lane.counters.operations.load() : 0;
            }
            EXPECT_EQ(items, std::uint64_t{cpuIoItems} * root.phaseCount.load()) << engine << io;
            EXPECT_GT(root.phases[0].get().nanos, root.phases[2].get().nanos / 2) << engine << io;
        }
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
