// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/cli/cli.h"

#include <gtest/gtest.h>

namespace interleave::testing {

/// The report's check with this key; fails the test where there is none.
inline nlohmann::json checkOf(const nlohmann::json &report, const std::string &claim)
{
    for (const nlohmann::json &check : report["checks"]) {
        if (check["claim"] == claim)
            return check;
    }
    ADD_FAILURE() << "no check " << claim;
    return {{"ok", false}};
}

/// Holds on this run.
#define EXPECT_HOLDS(report, claim) EXPECT_EQ(checkOf(report, claim)["ok"], true) << checkOf(report, claim).dump()
/// A sanitizer makes some instructions many times dearer and others not: what a rate is then, no claim is about.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool ratesAreThoseOfTheProgram = false;
#else
inline constexpr bool ratesAreThoseOfTheProgram = true;
#endif

/// Is there, and does not fail; others may load the machine too much for a claim about times.
#define EXPECT_DOES_NOT_FAIL(report, claim)                                                                                                          \
    EXPECT_TRUE(checkOf(report, claim)["ok"] != false || !ratesAreThoseOfTheProgram) << checkOf(report, claim).dump()

inline void expectNothingFails(const nlohmann::json &report)
{
    for (const nlohmann::json &check : report["checks"])
        EXPECT_TRUE(check["ok"] != false || !ratesAreThoseOfTheProgram) << check.dump();
}

} // namespace interleave::testing
