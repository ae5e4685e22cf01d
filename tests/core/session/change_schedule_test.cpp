// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/change_schedule.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(ChangeSchedule, HandsOutEachChangeOnceAndNotBeforeItsTime)
{
    ChangeSchedule schedule({{.after = 20, .parameter = {1}, .value = 7}, {.after = 10, .parameter = {2}, .value = 8}});
    EXPECT_EQ(schedule.next(9), nullptr);
    const ScheduledChange *first = schedule.next(10);
    ASSERT_NE(first, nullptr);
    EXPECT_EQ(first->parameter, ParameterId{2});
    EXPECT_EQ(schedule.next(19), nullptr);
    const ScheduledChange *second = schedule.next(1000);
    ASSERT_NE(second, nullptr);
    EXPECT_EQ(second->value, 7u);
    EXPECT_EQ(schedule.next(2000), nullptr);
}

TEST(ChangeSchedule, KeepsTheOrderOfChangesOfOneInstant)
{
    ChangeSchedule schedule({{.after = 5, .parameter = {1}, .value = 1}, {.after = 5, .parameter = {1}, .value = 2}});
    EXPECT_EQ(schedule.next(5)->value, 1u);
    EXPECT_EQ(schedule.next(5)->value, 2u);
}

} // namespace
} // namespace interleave
