// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"

#include "core/experiment/settings.h"
#include "core/experiment/spec_json.h"
#include "core/experiment/workload.h"

#include <gmock/gmock.h>

#include <set>

namespace interleave {
namespace {

TEST(Catalogue, EveryExperimentIsWellFormed)
{
    const Catalogue catalogue;
    ASSERT_FALSE(catalogue.experiments().empty());
    std::set<std::string_view> ids;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        SCOPED_TRACE(experiment.id);
        EXPECT_TRUE(ids.insert(experiment.id).second);
        ASSERT_NE(experiment.workload, nullptr);
        EXPECT_LE(experiment.parameters.size(), maxParameters);
        EXPECT_LE(experiment.workload->roles(), maxRoles);
        EXPECT_FALSE(experiment.measures.empty());
        std::set<std::string_view> names;
        bool placement = false;
        for (const Parameter &parameter : experiment.parameters) {
            SCOPED_TRACE(parameter.name);
            EXPECT_TRUE(names.insert(parameter.name).second);
            EXPECT_TRUE(!placement || parameter.placement) << "the placement parameters come last";
            placement = parameter.placement;
            const auto again = parseValue(parameter, valueText(parameter, defaultOf(parameter)));
            ASSERT_TRUE(again) << again.error().toString();
            EXPECT_EQ(*again, defaultOf(parameter)) << "the default must be a value one can write";
        }
        EXPECT_TRUE(placement);
        const Settings defaults(experiment);
        EXPECT_TRUE(defaults.check());
        EXPECT_FALSE(experiment.workload->plan(defaults).empty());
        for (const PlannedStart &start : experiment.workload->plan(defaults)) {
            EXPECT_LT(start.role, experiment.workload->roles());
            const std::string name = experiment.workload->laneName(start.role, start.number, start.method);
            EXPECT_FALSE(name.empty());
            EXPECT_LT(name.size(), sizeof LaneSlot::name);
        }
    }
}

TEST(Catalogue, EveryPresetIsPossibleAndKnownAgain)
{
    const Catalogue catalogue;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        std::set<std::string_view> names;
        for (const Preset &preset : experiment.presets) {
            SCOPED_TRACE(std::string(experiment.id) + ' ' + std::string(preset.name));
            EXPECT_TRUE(names.insert(preset.name).second);
            auto settings = Settings::ofPreset(experiment, preset.name);
            ASSERT_TRUE(settings) << settings.error().toString();
            EXPECT_TRUE(settings->check());
            ASSERT_NE(settings->preset(), nullptr);
            EXPECT_EQ(settings->preset()->name, preset.name);
            ASSERT_TRUE(settings->set("cores", "1"));
            EXPECT_NE(settings->preset(), nullptr) << "where the workers run is no part of it";
        }
    }
    const ExperimentInfo &pool = **catalogue.find("pool");
    auto settings = *Settings::ofPreset(pool, "corrected");
    EXPECT_EQ(settings.integer("tasks"), 5);
    EXPECT_EQ(settings.choice("start_method"), "fork");
    ASSERT_TRUE(settings.set("tasks", "6"));
    EXPECT_EQ(settings.preset(), nullptr);
    const auto unknown = Settings::ofPreset(pool, "printed");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::unknownPreset);
    EXPECT_EQ(unknown.error().arguments[2], "as-printed, corrected, map");
    EXPECT_EQ(exitStatusOf(ErrorCode::unknownPreset), 2);
}

TEST(Catalogue, FindsById)
{
    const Catalogue catalogue;
    const auto found = catalogue.find("lost-update");
    ASSERT_TRUE(found);
    EXPECT_EQ((*found)->id, "lost-update");
    const auto missing = catalogue.find("lost_update");
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::unknownExperiment);
    EXPECT_THAT(missing.error().arguments[1], testing::HasSubstr("lost-update"));
    EXPECT_TRUE((*found)->find("lock").isValid());
    EXPECT_FALSE((*found)->find("mutex").isValid());
}

TEST(Settings, NameWhatIsWrong)
{
    const Catalogue catalogue;
    Settings settings(**catalogue.find("lost-update"));
    EXPECT_EQ(settings.integer("iterations"), 1'000'000);
    EXPECT_EQ(settings.choice("lock"), "none");
    EXPECT_TRUE(settings.isOn("start_gate"));
    ASSERT_TRUE(settings.set("lock", "spin"));
    EXPECT_EQ(settings.choice("lock"), "spin");
    const auto unknown = settings.set("worker", "2");
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::unknownParameter);
    EXPECT_THAT(unknown.error().arguments[2], testing::HasSubstr("workers"));
    EXPECT_EQ(settings.set("workers", "9").error().code, ErrorCode::valueOutOfRange);
    EXPECT_EQ(settings.integer("workers"), 2) << "a refused value changes nothing";
}

TEST(Settings, ASliceNeedsAPolicyThatHasOne)
{
    const Catalogue catalogue;
    Settings settings(**catalogue.find("lost-update"));
    ASSERT_TRUE(settings.set("slice_ms", "10"));
    EXPECT_TRUE(settings.check());
    ASSERT_TRUE(settings.set("policy", "fifo"));
    ASSERT_FALSE(settings.check());
    EXPECT_EQ(settings.check().error().code, ErrorCode::meaninglessCombination);
    EXPECT_THAT(settings.check().error().arguments, testing::ElementsAre(testing::HasSubstr("slice_ms"), testing::HasSubstr("policy")));
}

TEST(SpecJson, SurvivesTheWayToTheHost)
{
    const Catalogue catalogue;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        Settings settings(experiment);
        // Every parameter away from its default, where it has another value.
        for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i) {
            const Parameter &parameter = experiment.parameters[i];
            settings.setRaw({i},
                parameter.type == ParameterType::real ? rawReal(parameter.maximum / 3) : rawInteger(static_cast<std::int64_t>(parameter.maximum)));
        }
        const auto again = specFromJson(specToJson(settings), catalogue);
        ASSERT_TRUE(again) << again.error().toString();
        EXPECT_EQ(again->experiment().id, experiment.id);
        for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
            EXPECT_EQ(again->raw({i}), settings.raw({i})) << experiment.parameters[i].name;
    }
}

TEST(SpecJson, RefusesWhatIsNoSpec)
{
    const Catalogue catalogue;
    const auto codeOf = [&](std::string_view text) {
        const auto parsed = specFromJson(text, catalogue);
        EXPECT_FALSE(parsed) << text;
        return parsed ? ErrorCode::noDisplay : parsed.error().code;
    };
    for (const char *text : {"", "{", "[]", "7", R"({"parameters":{}})", R"({"experiment":3})", R"({"experiment":"lost-update","parameters":[]})",
             R"({"experiment":"lost-update","parameters":{"workers":2}})"})
        EXPECT_EQ(codeOf(text), ErrorCode::protocolViolated) << text;
    EXPECT_EQ(codeOf(R"({"experiment":"other"})"), ErrorCode::unknownExperiment);
    EXPECT_EQ(codeOf(R"({"experiment":"lost-update","parameters":{"x":"2"}})"), ErrorCode::unknownParameter);
    EXPECT_EQ(codeOf(R"({"experiment":"lost-update","parameters":{"workers":"99"}})"), ErrorCode::valueOutOfRange);
    EXPECT_TRUE(specFromJson(R"({"experiment":"lost-update"})", catalogue));
}

} // namespace
} // namespace interleave
