// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

struct Mistake
{
    const char *name;
    std::vector<std::string> arguments;
    std::vector<std::string> named; ///< what the message must name
    friend std::ostream &operator<<(std::ostream &out, const Mistake &mistake) { return out << mistake.name; }
};

class Mistakes : public ::testing::TestWithParam<Mistake>
{};

TEST_P(Mistakes, AreStatusTwoAndNameWhatIsAccepted)
{
    const Ended ended = cli(GetParam().arguments);
    EXPECT_EQ(ended.exitCode, 2);
    EXPECT_EQ(ended.out, "");
    for (const std::string &word : GetParam().named)
        EXPECT_THAT(ended.err, HasSubstr(word));
}

const Mistake mistakes[] = {
    {"UnknownCommand", {"frobnicate"}, {"frobnicate", "list", "describe", "run", "doctor"}},
    {"UnknownOption", {"run", "lost-update", "--frob"}, {"--frob", "--seconds", "--json"}},
    {"OptionOfALaterVersion", {"run", "lost-update", "--pdf", "x.pdf"}, {"--pdf"}},
    {"TooManyWords", {"run", "lost-update", "pool"}, {"pool"}},
    {"NoExperiment", {"run"}, {"ID", "lost-update"}},
    {"UnknownExperiment", {"run", "nope"}, {"nope", "lost-update"}},
    {"UnknownExperimentDescribed", {"describe", "nope"}, {"nope", "lost-update"}},
    {"UnknownParameter", {"run", "lost-update", "-p", "frob=1"}, {"frob", "workers", "iterations"}},
    {"NoWorkers", {"run", "lost-update", "-p", "workers=0"}, {"workers", "0", "1-8"}},
    {"TenThousandWorkers", {"run", "lock-contention", "-p", "workers=10000"}, {"workers", "10000", "1-1000"}},
    {"NotANumber", {"run", "lost-update", "-p", "workers=many"}, {"workers", "many", "1-8"}},
    {"NotAWord", {"run", "lost-update", "-p", "lock=wood"}, {"lock", "wood", "mutex"}},
    {"NotASwitch", {"run", "lost-update", "-p", "start_gate=maybe"}, {"start_gate", "maybe", "on|off"}},
    {"NoEquals", {"run", "lost-update", "-p", "workers"}, {"-p", "workers", "NAME=VALUE"}},
    {"NothingAfterP", {"run", "lost-update", "-p"}, {"-p", "NAME=VALUE"}},
    {"NothingAfterSeconds", {"run", "lost-update", "--seconds"}, {"--seconds", "0.01-3600"}},
    {"SecondsNotANumber", {"run", "lost-update", "--seconds", "soon"}, {"--seconds", "soon", "0.01-3600"}},
    {"NegativeSeconds", {"run", "lost-update", "--seconds", "-1"}, {"--seconds", "0.01-3600"}},
    {"TrialsWhereThereAreNone", {"run", "lock-contention", "--trials", "3"}, {"trials", "lock-contention"}},
    {"TrialsNotANumber", {"run", "lost-update", "--trials", "x"}, {"trials", "x"}},
    {"CaptureUnknown", {"run", "lost-update", "--capture", "film"}, {"--capture", "film", "auto|kernel|self|probes"}},
    {"ThemeUnknown", {"run", "lost-update", "--theme", "pink"}, {"--theme", "pink", "light|dark|projector"}},
    {"ViewUnknown", {"run", "lost-update", "--view", "sea"}, {"--view", "sea", "timeline|contention|queues|outcome|all"}},
    {"SizeUnknown", {"run", "lost-update", "--size", "big"}, {"--size", "big"}},
    {"SizeTooBig", {"run", "lost-update", "--size", "99999x99999"}, {"--size", "99999x99999"}},
    {"LanguageUnknown", {"list", "--lang", "tlh"}, {"--lang", "tlh", "en|zh_CN"}},
    {"ChangeWithoutTime", {"run", "lost-update", "--at", "lock=mutex"}, {"lock=mutex", "SECONDS:NAME=VALUE"}},
    {"ChangeOfWhatIsNotLive", {"run", "lost-update", "--at", "1:start_method=fork"}, {"start_method", "lock", "window_ns"}},
    {"ChangeToNothingKnown", {"run", "lost-update", "--at", "1:lock=wood"}, {"lock", "wood", "mutex"}},
    {"MeaninglessTogether", {"run", "lost-update", "-p", "storage=private-copy"}, {"storage", "private-copy", "start_method"}},
    {"NothingAfterSweep", {"run", "pool", "--sweep"}, {"--sweep", "NAME=VALUE"}},
    {"SweepWithoutValues", {"run", "pool", "--sweep", "pool_size="}, {"--sweep", "pool_size=", "NAME=VALUE"}},
    {"SweepOfNothingKnown", {"run", "pool", "--sweep", "frob=1,2"}, {"frob", "pool_size", "task_ms"}},
    {"SweepToNothingKnown", {"run", "pool", "--sweep", "pool_size=1,many"}, {"pool_size", "many", "1-64"}},
    {"SweepWithTables", {"run", "pool", "--sweep", "pool_size=1,2", "--csv", "x"}, {"--sweep", "--csv"}},
    {"NothingAfterJson", {"run", "lost-update", "--json"}, {"--json", "FILE|-"}},
};

INSTANTIATE_TEST_SUITE_P(Usage, Mistakes, ::testing::ValuesIn(mistakes), [](const auto &mistake) { return mistake.param.name; });

TEST(Usage, HelpAndVersionNeedNoDisplay)
{
    const Ended version = cli({"--version"});
    EXPECT_EQ(version.exitCode, 0);
    EXPECT_THAT(version.out, HasSubstr("interleave "));
    for (const auto &arguments : std::vector<std::vector<std::string>>{{"--help"}, {"-h"}, {"run", "--help"}, {"doctor", "--help"}}) {
        const Ended help = cli(arguments);
        EXPECT_EQ(help.exitCode, 0);
        EXPECT_THAT(help.out, HasSubstr("--lang"));
        EXPECT_EQ(help.err, "");
    }
    const Ended help = cli({"--help"});
    EXPECT_THAT(help.out, AllOf(HasSubstr("list"), HasSubstr("describe"), HasSubstr("run"), HasSubstr("doctor")));
    for (const char *later : {"open", "export", "watch"})
        EXPECT_EQ(help.out.find(std::string("\n  ") + later), std::string::npos) << later;
}

TEST(Usage, TheWindowWithoutDisplayIsStatusThreeWithACure)
{
    for (const char *display : {"", ":4711"}) {
        Program::Options options = plainOptions();
        options.environment["DISPLAY"] = display;
        const Ended ended = cli({}, options);
        EXPECT_EQ(ended.exitCode, 3);
        EXPECT_THAT(ended.err, AllOf(HasSubstr(*display ? display : "DISPLAY"), HasSubstr("interleave run")));
    }
}

TEST(Usage, ListAndDescribeSpeakBothWays)
{
    const Ended list = cli({"list"});
    EXPECT_EQ(list.exitCode, 0);
    EXPECT_THAT(list.out, HasSubstr("lost-update"));
    const json experiments = json::parse(cli({"list", "--json"}).out);
    ASSERT_EQ(experiments["schema"], "interleave.list/1");
    ASSERT_FALSE(experiments["experiments"].empty());
    for (const json &experiment : experiments["experiments"]) {
        const std::string id = experiment["id"];
        EXPECT_THAT(list.out, HasSubstr(id));
        EXPECT_EQ(cli({"describe", id}).exitCode, 0);
        const json described = json::parse(cli({"describe", id, "--json"}).out);
        EXPECT_EQ(described["id"], id);
        for (const json &parameter : described["parameters"]) {
            for (const char *key : {"name", "type", "default", "live", "accepted"})
                EXPECT_TRUE(parameter.contains(key)) << id << ' ' << parameter.dump() << ' ' << key;
            EXPECT_TRUE(parameter["live"].is_boolean());
        }
    }
}

TEST(Usage, DoctorNamesEveryModeAndWhatWouldAllowIt)
{
    Program::Options options = plainOptions();
    options.launcher = {INTERLEAVE_DENY_SYSCALL, "perf_event_open", "--"};
    const Ended text = cli({"doctor"}, options);
    EXPECT_EQ(text.exitCode, 0);
    EXPECT_EQ(text.err, "");
    EXPECT_THAT(text.out, AllOf(HasSubstr("perf_event_open"), HasSubstr("sysctl kernel.perf_event_paranoid"), HasSubstr("DISPLAY")));
    const json facts = json::parse(cli({"doctor", "--json"}, options).out);
    EXPECT_EQ(facts["schema"], "interleave.doctor/1");
    ASSERT_EQ(facts["capture"].size(), 4u);
    for (const json &mode : facts["capture"]) {
        const std::string name = mode["mode"];
        EXPECT_EQ(mode["available"], name == "self" || name == "probes") << mode.dump();
        if (!mode["available"]) {
            EXPECT_TRUE(mode.contains("why") && mode.contains("cure")) << mode.dump();
        }
    }
    EXPECT_EQ(facts["display"]["available"], false);
    EXPECT_TRUE(facts["machine"]["cores_usable"].is_number_integer());
}

} // namespace
} // namespace interleave::testing
