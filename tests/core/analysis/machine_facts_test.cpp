// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/machine_facts.h"
#include "core/analysis/process_tree.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace interleave {
namespace {

namespace fs = std::filesystem;

/// A root folder made of a few files.
class FakeRoot : public ::testing::Test
{
protected:
    FakeRoot()
    {
        std::string name = (fs::temp_directory_path() / "interleave-root-XXXXXX").string();
        m_root = ::mkdtemp(name.data());
    }
    ~FakeRoot() override { fs::remove_all(m_root); }

    void put(const std::string &path, const std::string &text) const
    {
        fs::create_directories((m_root / path).parent_path());
        std::ofstream(m_root / path) << text;
    }
    std::optional<double> quota() const { return readCgroupCpuQuota(m_root); }
    const fs::path &root() const { return m_root; }

private:
    fs::path m_root;
};

TEST_F(FakeRoot, NoLimitWithoutProc)
{
    EXPECT_FALSE(quota());
    const MachineFacts facts = readMachineFacts(StampSource::monotonic, root());
    EXPECT_FALSE(facts.cgroupCpuQuota);
    EXPECT_EQ(facts.coresUsable, static_cast<int>(facts.cpusAllowed.size()));
    EXPECT_EQ(facts.clock, "monotonic");
    EXPECT_FALSE(facts.kernel.empty());
    ASSERT_TRUE(facts.tickHz);
    EXPECT_GE(*facts.tickHz, 10);
}

TEST_F(FakeRoot, ReadsVersionTwo)
{
    put("proc/self/cgroup", "0::/user.slice/lab\n");
    put("proc/self/mountinfo", "25 1 0:22 / /sys/fs/cgroup rw,nosuid - cgroup2 cgroup2 rw\n");
    put("sys/fs/cgroup/user.slice/lab/cpu.max", "150000 100000\n");
    EXPECT_DOUBLE_EQ(quota().value_or(0), 1.5);
}

TEST_F(FakeRoot, TheSmallestLimitOfTheHierarchyHolds)
{
    put("proc/self/cgroup", "0::/a/b\n");
    put("proc/self/mountinfo", "25 1 0:22 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n");
    put("sys/fs/cgroup/a/cpu.max", "50000 100000\n");
    put("sys/fs/cgroup/a/b/cpu.max", "max 100000\n");
    EXPECT_DOUBLE_EQ(quota().value_or(0), 0.5);
}

TEST_F(FakeRoot, ReadsVersionOneWithSharedControllers)
{
    put("proc/self/cgroup", "4:memory:/x\n1:cpu,cpuacct:/docker/7\n0::/\n");
    put("proc/self/mountinfo", "30 25 0:27 / /sys/fs/cgroup/cpu,cpuacct rw - cgroup cgroup rw,cpu,cpuacct\n"
                               "31 25 0:28 / /sys/fs/cgroup/memory rw - cgroup cgroup rw,memory\n");
    put("sys/fs/cgroup/cpu,cpuacct/docker/7/cpu.cfs_quota_us", "25000\n");
    put("sys/fs/cgroup/cpu,cpuacct/docker/7/cpu.cfs_period_us", "100000\n");
    put("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n");
    put("sys/fs/cgroup/cpu,cpuacct/cpu.cfs_period_us", "100000\n");
    EXPECT_DOUBLE_EQ(quota().value_or(0), 0.25);
    const MachineFacts facts = readMachineFacts(StampSource::tsc, root());
    EXPECT_EQ(facts.coresUsable, 1);
}

TEST(CpuTimes, AddsTheWantedCoresOnly)
{
    const char *text = "cpu  100 0 0 900 0 0 0 5 0 0\n"
                       "cpu0 10 1 2 80 7 3 4 5 0 0\n"
                       "cpu1 1000 0 0 1 0 0 0 0 0 0\n"
                       "cpu10 20 0 0 30 0 0 0 1 0 0\n"
                       "intr 5\n";
    const auto times = parseCpuTimes(text, {0, 10});
    ASSERT_TRUE(times);
    EXPECT_EQ(times->busy, 10u + 1 + 2 + 3 + 4 + 20);
    EXPECT_EQ(times->idle, 80u + 7 + 30);
    EXPECT_EQ(times->steal, 6u);
}

TEST(CpuTimes, AbsentWhereTheTextIsNotWhatItShouldBe)
{
    EXPECT_FALSE(parseCpuTimes("", {0}));
    EXPECT_FALSE(parseCpuTimes("cpu0 1 2\n", {0}));
    EXPECT_FALSE(parseCpuTimes("cpu0 1 2 3 4\n", {7}));
}

TEST(ProcessTree, CountsTheChildrensTime)
{
    int gate[2];
    ASSERT_EQ(::pipe(gate), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        // Works until its own clock has advanced by some ticks, then says so and waits.
        timespec used{};
        do {
            ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
        } while (used.tv_sec == 0 && used.tv_nsec < 60'000'000);
        const char done = 1;
        const ssize_t written = ::write(gate[1], &done, 1);
        ::pause();
        ::_exit(written == 1 ? 0 : 1);
    }
    char done = 0;
    ASSERT_EQ(::read(gate[0], &done, 1), 1);
    EXPECT_GE(cpuTimeOfDescendants(::getpid()), 20'000'000);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    EXPECT_EQ(cpuTimeOfDescendants(child), 0);
    ::close(gate[0]);
    ::close(gate[1]);
}

} // namespace
} // namespace interleave
