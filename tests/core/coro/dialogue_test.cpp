// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/dialogue.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace interleave {
namespace {

Dialogue<int, int> counter(int from, int to)
{
    for (int i = from; i < to; ++i)
        co_yield i;
    co_return;
}

Dialogue<std::string, std::string> echo()
{
    std::string said = co_yield "begin";
    while (said != "end")
        said = co_yield "heard " + said;
    throw std::runtime_error("over");
}

TEST(Dialogue, EachKeepsItsOwnPlace)
{
    auto first = counter(10, 13);
    auto second = counter(10, 13);
    EXPECT_EQ(first.begin(), 10);
    EXPECT_EQ(first.send(0), 11);
    EXPECT_EQ(second.begin(), 10);
    EXPECT_EQ(first.send(0), 12);
    EXPECT_EQ(second.send(0), 11);
    EXPECT_FALSE(first.hasEnded());
    first.send(0);
    EXPECT_TRUE(first.hasEnded());
}

TEST(Dialogue, WhatIsSentArrivesAndWhatIsThrownComesBack)
{
    auto partner = echo();
    EXPECT_EQ(partner.begin(), "begin");
    EXPECT_EQ(partner.send("one"), "heard one");
    EXPECT_EQ(partner.send("two"), "heard two");
    EXPECT_THROW(partner.send("end"), std::runtime_error);
    EXPECT_TRUE(partner.hasEnded());
}

} // namespace
} // namespace interleave
