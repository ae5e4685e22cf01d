// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shm/event.h"

#include <gtest/gtest.h>

#include <set>

namespace interleave {
namespace {

TEST(EventKinds, EachHasANameOfItsOwnAndPartnersHavePartners)
{
    std::set<std::string_view> names;
    for (std::uint16_t kind = 0; kind < static_cast<std::uint16_t>(EventKind::count); ++kind) {
        const EventKindInfo &info = infoOf(static_cast<EventKind>(kind));
        EXPECT_TRUE(names.insert(info.name).second) << info.name;
        if (info.partner != EventKind::none) {
            EXPECT_NE(infoOf(info.partner).partner, EventKind::none) << info.name;
        }
    }
}

TEST(EventKinds, OutOfRangeIsNone)
{
    EXPECT_EQ(infoOf(static_cast<EventKind>(0xffff)).name, "none");
    EXPECT_EQ(infoOf(EventKind::count).name, "none");
}

TEST(EventKinds, BlockedArgumentCarriesReasonAndObject)
{
    const std::uint32_t argument = blockedArgument(BlockedReason::pipe, 77);
    EXPECT_EQ(blockedReason(argument), BlockedReason::pipe);
    EXPECT_EQ(blockedObject(argument), 77u);
    EXPECT_EQ(blockedObject(blockedArgument(BlockedReason::gate)), objectMask);
}

} // namespace
} // namespace interleave
