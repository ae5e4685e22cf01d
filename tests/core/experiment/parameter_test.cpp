// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/common_parameters.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace interleave {
namespace {

ErrorCode codeOf(const Parameter &parameter, std::string_view text)
{
    const auto parsed = parseValue(parameter, text);
    EXPECT_FALSE(parsed) << text;
    if (parsed)
        return ErrorCode::systemCallFailed;
    EXPECT_EQ(parsed.error().arguments.size(), 3u);
    EXPECT_EQ(parsed.error().arguments[0], parameter.name);
    EXPECT_EQ(parsed.error().arguments[1], text);
    EXPECT_EQ(parsed.error().arguments[2], acceptedText(parameter));
    return parsed.error().code;
}

TEST(Parameter, IntegerTakesWholeNumbersInRange)
{
    const Parameter workers = integerParameter("workers", Acts::live, 1, 1000, 2);
    EXPECT_EQ(integerOf(*parseValue(workers, "1")), 1);
    EXPECT_EQ(integerOf(*parseValue(workers, "1000")), 1000);
    EXPECT_EQ(integerOf(defaultOf(workers)), 2);
    EXPECT_EQ(valueText(workers, rawInteger(17)), "17");
    EXPECT_EQ(acceptedText(workers), "1-1000");
    for (const char *text : {"0", "1001", "10000", "-1", "99999999999999999999999"})
        EXPECT_EQ(codeOf(workers, text), ErrorCode::valueOutOfRange) << text;
    for (const char *text : {"", "two", "2.5", "2 ", " 2", "1e3", "0x10", "+2"})
        EXPECT_EQ(codeOf(workers, text), ErrorCode::valueOfWrongType) << text;
}

TEST(Parameter, TextIsTakenAsItIs)
{
    const Parameter command = textParameter("command", "sort");
    EXPECT_EQ(valueText(command, defaultOf(command)), "sort");
    for (const char *text : {"", "cat", "sh -c 'exit 3'", "\xe8\xbf\x9b\xe7\xa8\x8b", "a\nb"}) {
        const auto raw = parseValue(command, text);
        ASSERT_TRUE(raw);
        EXPECT_EQ(valueText(command, *raw), text);
        EXPECT_EQ(*raw, *parseValue(command, text)) << "equal texts are equal values";
    }
    EXPECT_NE(*parseValue(command, "cat"), *parseValue(command, "tac"));
    EXPECT_EQ(codeOf(command, std::string(5000, 'x')), ErrorCode::valueOutOfRange);
    EXPECT_EQ(codeOf(command, std::string_view("a\0b", 3)), ErrorCode::valueOfWrongType);
    EXPECT_EQ(valueText(command, 1u << 30), "") << "a number of another process";
}

TEST(Parameter, ZeroMayHaveAWord)
{
    Parameter capacity = integerParameter("capacity", Acts::atStart, 0, 1000, 4);
    capacity.zeroWord = "unbounded";
    EXPECT_EQ(integerOf(*parseValue(capacity, "unbounded")), 0);
    EXPECT_EQ(integerOf(*parseValue(capacity, "0")), 0);
    EXPECT_EQ(valueText(capacity, rawInteger(0)), "unbounded");
    EXPECT_EQ(acceptedText(capacity), "unbounded|1-1000");
}

TEST(Parameter, NegativeRangesReadWell)
{
    const Parameter nice = integerParameter("nice", Acts::atStart, -20, 19, 0);
    EXPECT_EQ(integerOf(*parseValue(nice, "-20")), -20);
    EXPECT_EQ(acceptedText(nice), "-20 to 19");
}

TEST(Parameter, RealSurvivesTextExactly)
{
    const Parameter unit = realParameter("unit_us", Acts::live, 0.1, 1000, 2, "us");
    for (const double value : {0.1, 1.0 / 3, 999.9999999, 2.0})
        EXPECT_EQ(realOf(*parseValue(unit, valueText(unit, rawReal(value)))), value);
    EXPECT_EQ(acceptedText(unit), "0.1-1000");
    for (const char *text : {"0", "0.09", "1000.5", "inf", "-3"})
        EXPECT_EQ(codeOf(unit, text), ErrorCode::valueOutOfRange) << text;
    for (const char *text : {"", "fast", "1,5", "nan"})
        EXPECT_EQ(codeOf(unit, text), ErrorCode::valueOfWrongType) << text;
}

TEST(Parameter, SliceHasAWordForZeroBelowItsRange)
{
    std::vector<Parameter> parameters;
    addPlacement(parameters);
    const Parameter &slice = parameters.back();
    ASSERT_EQ(slice.name, "slice_ms");
    EXPECT_EQ(realOf(*parseValue(slice, "default")), 0);
    EXPECT_EQ(realOf(*parseValue(slice, "0")), 0);
    EXPECT_EQ(codeOf(slice, "0.05"), ErrorCode::valueOutOfRange);
    EXPECT_EQ(acceptedText(slice), "default|0.1-100");
}

TEST(Parameter, ChoiceAndSwitchTakeTheirWordsOnly)
{
    const Parameter lock = lockParameter(true);
    EXPECT_EQ(integerOf(*parseValue(lock, "robust-shared")), 6);
    EXPECT_EQ(valueText(lock, rawInteger(3)), "ticket");
    EXPECT_EQ(acceptedText(lock), "none|mutex|spin|ticket|adaptive|rw|robust-shared");
    EXPECT_EQ(codeOf(lock, "Mutex"), ErrorCode::valueOfWrongType);
    EXPECT_EQ(codeOf(lock, "1"), ErrorCode::valueOfWrongType);
    EXPECT_EQ(valueText(lock, 99), "") << "a value from shared memory may be anything";
    const Parameter gate = switchParameter("start_gate", Acts::atStart, true);
    EXPECT_EQ(*parseValue(gate, "off"), 0u);
    EXPECT_EQ(valueText(gate, defaultOf(gate)), "on");
    EXPECT_EQ(codeOf(gate, "true"), ErrorCode::valueOfWrongType);
}

TEST(Parameter, LockKindsAreNumberedAlikeWithAndWithoutNone)
{
    const Parameter with = lockParameter(true);
    const Parameter without = lockParameter(false);
    for (const char *word : {"mutex", "spin", "ticket", "adaptive", "rw", "robust-shared"})
        EXPECT_EQ(lockKindOf(with, *parseValue(with, word)), lockKindOf(without, *parseValue(without, word))) << word;
    EXPECT_EQ(lockKindOf(with, 0), LockKind::none);
    EXPECT_EQ(lockKindOf(without, 0), LockKind::mutex);
    EXPECT_EQ(lockKindOf(with, 1000), LockKind::none);
}

} // namespace
} // namespace interleave
