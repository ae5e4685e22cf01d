// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/capture/capture_choice.h"
#include "core/capture/probe_cost.h"
#include "core/capture/self_sched_source.h"
#include "core/capture/tracefs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include <sched.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

TEST(Tracefs, ReadsAFormat)
{
    const auto format = parseTracepointFormat("name: sched_switch\nID: 372\nformat:\n"
                                              "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
                                              "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n"
                                              "\tfield:char prev_comm[16];\toffset:8;\tsize:16;\tsigned:0;\n"
                                              "\tfield:long prev_state;\toffset:32;\tsize:8;\tsigned:1;\n");
    EXPECT_EQ(format.id, 372u);
    EXPECT_EQ(format.field("common_pid").offset, 4u);
    EXPECT_EQ(format.field("prev_comm").size, 16u);
    std::byte raw[40]{};
    raw[4] = std::byte{0xfe};
    raw[5] = raw[6] = raw[7] = std::byte{0xff};
    raw[32] = std::byte{5};
    EXPECT_EQ(format.value("common_pid", raw, sizeof raw), -2);
    EXPECT_EQ(format.value("prev_state", raw, sizeof raw), 5);
    EXPECT_EQ(format.value("prev_state", raw, 39), 0); // it does not reach beyond the record
    EXPECT_EQ(format.value("no_such_field", raw, sizeof raw), 0);
    EXPECT_EQ(parseTracepointFormat("nonsense").id, 0u);
}

/// A child that waits for us, then gives its core away `naps` times and creates one more process.
class Child
{
public:
    explicit Child(int naps)
    {
        EXPECT_EQ(::pipe(m_gate), 0);
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(m_gate[1]); // so that it ends with us, whether told to run or not
            char go = 0;
            static_cast<void>(!::read(m_gate[0], &go, 1));
            for (int i = 0; i < naps; ++i)
                ::usleep(200);
            const pid_t own = ::fork();
            if (own == 0) {
                ::usleep(200);
                ::_exit(0);
            }
            ::waitpid(own, nullptr, 0);
            ::_exit(0);
        }
    }
    ~Child()
    {
        for (const int fd : m_gate)
            ::close(fd);
    }
    void run()
    {
        waitUntilItSleeps();
        static_cast<void>(!::write(m_gate[1], "g", 1));
        ::waitpid(m_pid, nullptr, 0);
    }
    pid_t pid() const { return m_pid; }

private:
    /// Only a sleeper can be woken.
    void waitUntilItSleeps() const
    {
        for (char state = 0; state != 'S'; ::sched_yield()) {
            std::ifstream stat("/proc/" + std::to_string(m_pid) + "/stat");
            std::string pid, name;
            stat >> pid >> name >> state;
        }
    }

    int m_gate[2];
    pid_t m_pid = -1;
};

std::vector<int> allowedCpus()
{
    cpu_set_t set;
    ::sched_getaffinity(0, sizeof set, &set);
    std::vector<int> cpus;
    for (int cpu = 0; cpu < CPU_SETSIZE; ++cpu)
        if (CPU_ISSET(cpu, &set))
            cpus.push_back(cpu);
    return cpus;
}

TEST(PerfSchedSource, TellsEverySwitchOfAProcessAndItsDescendants)
{
    constexpr int naps = 20;
    Child child(naps);
    const Nanos origin = monotonicNow();
    auto source = PerfSchedSource::open(child.pid(), allowedCpus(), origin, std::make_shared<FamilySet>());
    if (!source)
        GTEST_SKIP() << source.error().toString();
    child.run();
    const Nanos end = monotonicNow() - origin;
    std::vector<SchedRecord> records;
    for (std::size_t i = 0; i < (*source)->streamCount(); ++i) {
        std::vector<SchedRecord> stream;
        (*source)->drain(i, stream);
        EXPECT_TRUE(std::is_sorted(stream.begin(), stream.end(), [](const auto &a, const auto &b) { return a.time < b.time; }));
        records.insert(records.end(), stream.begin(), stream.end());
    }
    EXPECT_EQ((*source)->recordsRead(), records.size());
    EXPECT_EQ((*source)->recordsLost(), 0u);
    const auto count = [&](auto matches) { return std::count_if(records.begin(), records.end(), matches); };
    EXPECT_GE(count([&](const SchedRecord &r) { return r.tid == child.pid() && r.kind == SchedKind::switchOut; }), naps);
    EXPECT_GE(count([&](const SchedRecord &r) { return r.tid == child.pid() && r.kind == SchedKind::switchIn; }), naps);
    std::stable_sort(records.begin(), records.end(), [](const auto &a, const auto &b) { return a.time < b.time; });
    // A sanitizer may run a thread of its own in every process, so that there may be more than the one that was forked.
    std::vector<std::int32_t> family{child.pid()};
    for (const SchedRecord &r : records) {
        if (r.kind == SchedKind::forked) {
            EXPECT_THAT(family, testing::Contains(r.other));
            family.push_back(r.tid);
        }
    }
    ASSERT_GE(family.size(), 2u);
    for (const std::int32_t tid : family) {
        EXPECT_GE(count([&](const SchedRecord &r) { return r.tid == tid && r.kind == SchedKind::switchIn; }), 1);
        EXPECT_EQ(count([&](const SchedRecord &r) { return r.tid == tid && r.kind == SchedKind::exited; }), 1);
    }
    for (const SchedRecord &r : records) {
        EXPECT_GE(r.time, 0);
        EXPECT_LE(r.time, end);
    }
}

TEST(PerfSchedSource, MakesDoWithTheMemoryAnOrdinaryUserMayLock)
{
    if (::getuid() != 0 || !PerfSchedSource::open(::getpid(), allowedCpus(), 0, std::make_shared<FamilySet>()))
        GTEST_SKIP() << "needs root, to become somebody else, and kernel capture";
    const pid_t child = ::fork();
    if (child == 0) {
        const rlimit little{64 * 1024, 64 * 1024};
        if (::setrlimit(RLIMIT_MEMLOCK, &little) != 0 || ::setresgid(65534, 65534, 65534) != 0 || ::setresuid(65534, 65534, 65534) != 0)
            ::_exit(2);
        const auto source = PerfSchedSource::open(0, allowedCpus(), 0, std::make_shared<FamilySet>());
        const bool refused = !source && source.error().arguments.front() == "perf_event_open";
        ::_exit(source ? 0 : refused ? 3 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (WEXITSTATUS(status) == 3)
        GTEST_SKIP() << "ordinary users may not use perf here";
    EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(TracepointSource, TellsWhoWokeTheFamilyAndWhoIsOnTheCores)
{
    Child child(5);
    const Nanos origin = monotonicNow();
    auto family = std::make_shared<FamilySet>();
    family->add(child.pid());
    auto source = TracepointSource::open(allowedCpus(), origin, family);
    if (!source)
        GTEST_SKIP() << source.error().toString();
    child.run();
    int wakeups = 0;
    int byUs = 0;
    int switches = 0;
    for (std::size_t i = 0; i < (*source)->streamCount(); ++i) {
        std::vector<SchedRecord> stream;
        (*source)->drain(i, stream);
        for (const SchedRecord &r : stream) {
            wakeups += r.kind == SchedKind::wakeup && r.tid == child.pid() ? 1 : 0;
            byUs += r.kind == SchedKind::waking && r.tid == child.pid() && r.other == ::gettid() ? 1 : 0;
            switches += r.kind == SchedKind::coreSwitch && r.tid == child.pid() ? 1 : 0;
            EXPECT_TRUE(r.kind == SchedKind::coreSwitch || family->has(r.tid));
        }
    }
    if ((*source)->recordsLost() != 0)
        GTEST_SKIP() << "the machine is too busy: records were lost";
    // Five naps and the gate; a nap may be over before a crowded core lets it begin.
    EXPECT_GE(wakeups, 1);
    EXPECT_GE(byUs, 1);
    EXPECT_GE(switches, 1);
}

TEST(SelfSchedSource, MakesSwitchesOfWhatTheWorkerSays)
{
    SelfSchedSource source(true);
    std::vector<SchedRecord> out;
    const auto tell = [&](EventKind kind, Nanos time, std::uint64_t delay = 0, std::uint32_t turns = 0) {
        TraceEvent event{.time = time, .lane = {2}, .argument = turns, .kind = kind, .cpu = 1};
        event.more[0] = {delay, turns};
        source.read(event, out);
    };
    tell(EventKind::workerBegin, 10);
    tell(EventKind::offCore, 100, 30, 1);
    tell(EventKind::blockedBegin, 150);
    tell(EventKind::blockedEnd, 200, 20, 1);
    tell(EventKind::blockedBegin, 250);
    tell(EventKind::blockedEnd, 260, 0, 0); // no turn: it never slept
    tell(EventKind::workerEnd, 300);
    std::vector<std::pair<SchedKind, Nanos>> seen;
    for (const SchedRecord &record : out)
        seen.emplace_back(record.kind, record.time);
    using enum SchedKind;
    EXPECT_THAT(seen, testing::ElementsAre(std::pair{switchIn, 10}, std::pair{preemptOut, 70}, std::pair{switchIn, 100}, std::pair{switchOut, 150},
                          std::pair{wakeup, 180}, std::pair{switchIn, 200}, std::pair{exited, 300}));
}

TEST(SelfSchedSource, WithoutTurnsEveryProbeWasASleep)
{
    SelfSchedSource source(false);
    std::vector<SchedRecord> out;
    source.read({.time = 250, .lane = {0}, .kind = EventKind::blockedBegin}, out);
    source.read({.time = 260, .lane = {0}, .kind = EventKind::blockedEnd}, out);
    EXPECT_EQ(out.size(), 3u);
}

TEST(CaptureChoice, ProbesAreAlwaysToBeHadAndTheListIsBestFirst)
{
    const auto probes = probeCapture();
    ASSERT_EQ(probes.size(), 4u);
    EXPECT_EQ(probes[0].mode, CaptureMode::kernelWakeups);
    EXPECT_EQ(probes[3].mode, CaptureMode::probes);
    EXPECT_TRUE(probes[3].available);
    for (const CaptureProbe &probe : probes)
        EXPECT_NE(probe.available, !probe.call.empty());
    EXPECT_TRUE(probes[1].available || !probes[0].available);
}

TEST(CaptureChoice, AForcedModeThatCannotBeHadNamesItsCure)
{
    const auto opened = openCapture(CaptureChoice::kernel, 0x7fff'fff0, allowedCpus(), 0); // nobody has this number
    ASSERT_FALSE(opened);
    EXPECT_EQ(opened.error().code, ErrorCode::captureRefused);
    ASSERT_EQ(opened.error().arguments.size(), 3u);
    EXPECT_EQ(opened.error().arguments[0], "kernel");
    EXPECT_NE(opened.error().arguments[1].find("perf_event_open"), std::string::npos);
    EXPECT_FALSE(opened.error().arguments[2].empty());
    const auto probes = openCapture(CaptureChoice::probes, 0x7fff'fff0, allowedCpus(), 0);
    ASSERT_TRUE(probes);
    EXPECT_EQ(probes->mode, CaptureMode::probes);
}

TEST(ProbeCost, IsSomethingButNotMuch)
{
    const double cost = measureProbeCost(detectStampSource());
    EXPECT_GT(cost, 0.1);
    EXPECT_LT(cost, 10'000);
}

} // namespace
} // namespace interleave
