// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

#include <gmock/gmock.h>

namespace interleave {
namespace {

TEST(Version, IsThreeNumbers)
{
    EXPECT_THAT(std::string(version()), testing::MatchesRegex("[0-9]+\\.[0-9]+\\.[0-9]+"));
}

} // namespace
} // namespace interleave
