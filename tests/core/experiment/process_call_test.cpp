// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/process_call.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Values = std::vector<std::string>;

constexpr std::string_view parameters[] = {"name", "age"};

class ProcessCallTest : public ::testing::Test
{
protected:
    Values bind(const ProcessCall &call) { return bindArguments(parameters, call, error); }

    std::optional<CallError> error;
};

TEST_F(ProcessCallTest, ByPositionThenByName)
{
    EXPECT_EQ(bind({.args = {"a", "1"}}), (Values{"a", "1"}));
    EXPECT_EQ(bind({.args = {"a"}, .kwargs = {{"age", "1"}}}), (Values{"a", "1"}));
    EXPECT_EQ(bind({.kwargs = {{"age", "1"}, {"name", "a"}}}), (Values{"a", "1"}));
    EXPECT_FALSE(error);
}

TEST_F(ProcessCallTest, WhatIsMissingOrTooMuchIsAnError)
{
    bind({.args = {"a"}});
    EXPECT_EQ(error, CallError::missingArgument);
    bind({.args = {"a", "1", "2"}});
    EXPECT_EQ(error, CallError::unexpectedArgument);
    bind({.args = {"a", "1"}, .kwargs = {{"age", "2"}}}); // twice
    EXPECT_EQ(error, CallError::unexpectedArgument);
    bind({.args = {"a", "1"}, .kwargs = {{"size", "2"}}});
    EXPECT_EQ(error, CallError::unexpectedArgument);
    bind({.args = {"a", "1"}});
    EXPECT_FALSE(error);
}

TEST_F(ProcessCallTest, AGroupMustBeNone)
{
    EXPECT_EQ(checkCall({.group = true}), CallError::groupMustBeNone);
    EXPECT_FALSE(checkCall({.args = {"a"}}));
}

} // namespace
} // namespace interleave
