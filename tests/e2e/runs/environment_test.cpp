// SPDX-License-Identifier: GPL-3.0-or-later
// Machines that lack something: each run goes on with what there is, or says what is missing and what would help.
#include "tests/e2e/runs/runs.h"

#include <gmock/gmock.h>

#include <fstream>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::StartsWith;

const Words small{"--trials", "2", "-p", "iterations=20000", "-p", "lock=mutex"};

Program::Options without(const Words &calls)
{
    Program::Options options = plainOptions();
    options.launcher = {INTERLEAVE_DENY_SYSCALL};
    options.launcher.insert(options.launcher.end(), calls.begin(), calls.end());
    options.launcher.push_back("--");
    return options;
}

TEST(WithoutPerf, FallsBackByItselfAndSaysWhy)
{
    json report = reportOf("lost-update", small, without({"perf_event_open"}));
    EXPECT_EQ(report["capture"]["mode"], "self");
    EXPECT_FALSE(report["capture"].value("reason", "").empty());
    EXPECT_EQ(report["measures"]["lost"], 0);
}

TEST(WithoutPerf, KernelModeIsRefusedWithStatus3)
{
    const Ended ended = cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000", "--capture", "kernel"}, without({"perf_event_open"}));
    EXPECT_EQ(ended.exitCode, 3) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr("perf"));
}

TEST(WithoutPerf, TheDoctorNamesTheCure)
{
    const Ended ended = cli({"doctor"}, without({"perf_event_open"}));
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_THAT(ended.out, HasSubstr("self"));
}

TEST(WithoutRseq, RunsOnProbesAlone)
{
    json report = reportOf("lost-update", small, without({"perf_event_open", "rseq"}));
    EXPECT_EQ(report["capture"]["mode"], "probes");
    EXPECT_EQ(report["measures"]["lost"], 0);
}

TEST(OnOneCore, RunsAndCallsTheRaceInconclusive)
{
    Program::Options options = plainOptions();
    options.launcher = {"taskset", "-c", "0"};
    json report = reportOf("lost-update", {"--trials", "2", "-p", "iterations=20000"}, options);
    EXPECT_EQ(report["machine"]["cores_usable"], 1);
    expectNoFailedCheck(report);
    for (const char *id : {"pool", "queue"})
        expectNoFailedCheck(reportOf(id, {"--seconds", "1"}, options));
}

TEST(WithoutChineseGlyphs, NamesThePackage)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "fonts.conf") << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>"
                                            "<dir>/usr/share/fonts/truetype/dejavu</dir><cachedir>"
                                         << (folder / "cache") << "</cachedir></fontconfig>";
    Program::Options options = plainOptions();
    options.environment["FONTCONFIG_FILE"] = folder / "fonts.conf";
    const Ended ended = cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000", "--lang", "zh_CN", "--png", folder / "a.png"}, options);
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_THAT(ended.err, HasSubstr("fonts-"));
}

} // namespace
} // namespace interleave::testing
