// SPDX-License-Identifier: GPL-3.0-or-later
// Where results cannot be written, and where the machine lacks what is usual.
#include "tests/e2e/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

const std::vector<std::string> small = {"run", "lost-update", "--trials", "1", "-p", "iterations=1000"};

std::vector<std::string> smallWith(std::vector<std::string> more)
{
    more.insert(more.begin(), small.begin(), small.end());
    return more;
}

TEST(Unwritable, IsToldBeforeTheRun)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "file") << "here before";
    const std::vector<std::pair<std::string, std::string>> places = {
        {"--json", folder / "missing/r.json"},
        {"--json", folder / ""},
        {"--png", folder / "missing/p.png"},
        {"--svg", folder / "missing/p.svg"},
        {"--csv", folder / "file"},
        {"--csv", folder / "file/below"},
    };
    for (const auto &[option, place] : places) {
        // A run that would be too long, had it been started.
        const Ended ended = cli({"run", "lost-update", "--seconds", "3000", option, place});
        EXPECT_EQ(ended.exitCode, 4) << option;
        EXPECT_THAT(ended.err, HasSubstr(place));
        EXPECT_EQ(ended.out, "");
    }
    EXPECT_EQ(textOf(folder / "file"), "here before");
}

TEST(Unwritable, AReadOnlyPlaceForAnOrdinaryUser)
{
    if (::geteuid() == 0)
        GTEST_SKIP() << "root may write everywhere";
    const Ended ended = cli(smallWith({"--json", "/etc/interleave-test.json"}));
    EXPECT_EQ(ended.exitCode, 4);
}

TEST(Unwritable, CheckingLeavesNothingBehind)
{
    const TemporaryFolder folder;
    const Ended ended = cli({"run", "lost-update", "-p", "iterations=1000", "--json", folder / "r.json", "--png", folder / "missing/p.png"});
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_NE(::access((folder / "r.json").c_str(), F_OK), 0);
}

TEST(Unwritable, AFullDiskCostsOnlyWhatDidNotFit)
{
    const TemporaryFolder folder;
    const Ended ended = cli(smallWith({"--json", "/dev/full", "--csv", folder / "tables"}));
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_THAT(ended.err, HasSubstr("/dev/full"));
    EXPECT_THAT(ended.out, HasSubstr("Thread-1"));
    EXPECT_THAT(textOf(folder / "tables/slices.csv"), HasSubstr("Thread-2"));
}

TEST(Unwritable, AFullStandardOutputIsTold)
{
    Program::Options options = plainOptions();
    options.launcher = {"sh", "-c", "exec \"$0\" \"$@\" > /dev/full"};
    const Ended ended = cli(smallWith({"--json", "-"}), options);
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_NE(ended.err, "");
}

TEST(Unwritable, ADeviceIsWrittenStraight)
{
    EXPECT_EQ(cli(smallWith({"--json", "/dev/null"})).exitCode, 0);
    struct stat facts
    {};
    ASSERT_EQ(::stat("/dev/null", &facts), 0);
    EXPECT_TRUE(S_ISCHR(facts.st_mode));
}

TEST(Written, AFileKeepsItsPermissionsAndIsReplacedWhole)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "r.json") << std::string(1 << 20, 'x');
    ASSERT_EQ(::chmod((folder / "r.json").c_str(), 0600), 0);
    EXPECT_EQ(cli(smallWith({"--json", folder / "r.json"})).exitCode, 0);
    EXPECT_TRUE(json::accept(textOf(folder / "r.json")));
    struct stat facts
    {};
    ASSERT_EQ(::stat((folder / "r.json").c_str(), &facts), 0);
    EXPECT_EQ(facts.st_mode & 0777, 0600u);
}

TEST(Lacking, WithoutProcItNamesCauseAndCure)
{
#if defined(__SANITIZE_ADDRESS__)
    GTEST_SKIP() << "the leak checker itself cannot do without /proc";
#endif
    Program::Options options = plainOptions();
    options.launcher = {"unshare", "-m", "sh", "-c", "umount -l /proc && exec \"$0\" \"$@\""};
    if (::geteuid() != 0 || runProgram("/usr/bin/unshare", {"-m", "umount", "-l", "/proc"}).exitCode != 0)
        GTEST_SKIP() << "mount namespaces are not permitted here";
    const Ended ended = cli(smallWith({"--json", "-"}), options);
    EXPECT_EQ(ended.exitCode, 3);
    EXPECT_THAT(ended.err, AllOf(HasSubstr("/proc"), HasSubstr("mount -t proc")));
    EXPECT_EQ(ended.out, "");
    EXPECT_THAT(cli({"doctor"}, options).out, HasSubstr("/proc"));
}

TEST(Lacking, NoHostBesideTheProgramIsStatusFour)
{
    const TemporaryFolder folder;
    std::filesystem::copy_file(INTERLEAVE_EXECUTABLE, folder / "interleave");
    Program program(folder / "interleave", {"run", "lost-update", "--json", "-"}, plainOptions());
    const Ended ended = program.wait();
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_THAT(ended.err, HasSubstr("interleave-host"));
}

TEST(Many, AThousandWorkersEndAsTheyShould)
{
    const json report = reportOf({"lock-contention", "-p", "workers=1000", "--seconds", "0.5"});
    EXPECT_GE(report["workers"].size(), 1000u);
}

} // namespace
} // namespace interleave::testing
