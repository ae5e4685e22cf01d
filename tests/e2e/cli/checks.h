// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/cli/cli.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace interleave::testing {

/// The report's check with this key; fails the test where there is none.
inline nlohmann::json checkOf(const nlohmann::json &report, const std::string &claim)
{
    for (const nlohmann::json &check : report["checks"]) {
        if (check["claim"] == claim)
            return check;
    }
    ADD_FAILURE() << "no check " << claim;
    return {{"claim", claim}, {"ok", false}};
}

/// Holds on this run: for what load cannot change.
#define EXPECT_HOLDS(report, claim) EXPECT_EQ(checkOf(report, claim)["ok"], true) << checkOf(report, claim).dump()
/// Is the claim about how fast something went or how soon it came? Whether it holds depends on what else the machine does, which cannot be seen
/// from inside of it. That each of them is true at all is seen on a quiet machine; sign and order are tested beside them.
inline bool isAboutTimes(const std::string &claim)
{
    static const std::set<std::string> claims = {"all-sleep-at-once", "awaited-sleep-stalls-none", "blocking-stalls-all", "blocking-stalls-one",
        "busy-thread-starves-requests", "call-that-lets-go-uses-all-cores", "coarser-is-faster", "computing-gains-nothing",
        "computing-wants-the-fast-language", "counts-without-lock-cost", "equal-nice-equal-shares", "every-worker-takes-part", "fork-grows",
        "interpreter-costs-tenfold", "gil-adds-no-speed", "gil-uses-one-core", "growth-starts-at-once", "locking-costs-speed",
        "longer-interval-longer-turns", "longer-slice-longer-turns", "many-compute-as-much", "more-workers-faster", "nicer-gets-less",
        "nobody-stands-still", "paging-begins-where-memory-ends", "paging-slows-many-times", "old-rule-burns-a-second-core", "others-use-all-cores",
        "request-waits-for-the-interval", "shared-memory-fastest", "shorter-interval-helps", "share-is-per-thread", "spawn-does-not-grow",
        "switch-far-cheaper", "switches-explode", "switching-costs", "thread-forkserver-spawn", "ticket-changes-owner", "turn-lasts-a-call",
        "turn-lasts-an-interval", "two-cores-are-faster", "waiting-gains-all", "waiting-lets-others-run", "waiting-needs-no-fast-language",
        "waking-costs"};
    return claims.contains(claim);
}

/// A sanitizer makes some instructions many times dearer and others not: what a rate is then, no claim is about.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool timesAreThoseOfTheProgram = false;
#else
inline constexpr bool timesAreThoseOfTheProgram = true;
#endif

/// A claim that this run shows to be false fails the test; where it is about times, the test is skipped, with what was seen.
inline void expectDoesNotFail(const nlohmann::json &check)
{
    if (check["ok"] != false)
        return;
    if (!isAboutTimes(check["claim"]))
        ADD_FAILURE() << check.dump();
    else if (timesAreThoseOfTheProgram)
        GTEST_SKIP() << "not on this machine now: " << check.dump();
}

/// For what holds wherever the workers get the cores they want: skipped where others had them.
inline void expectSeenUnlessLoaded(const nlohmann::json &report, const std::string &claim)
{
    const nlohmann::json check = checkOf(report, claim);
    if (check.value("why", std::string()).starts_with("external-load"))
        GTEST_SKIP() << check.dump();
    EXPECT_EQ(check["ok"], true) << check.dump();
}

inline void expectNothingFails(const nlohmann::json &report)
{
    for (const nlohmann::json &check : report["checks"])
        expectDoesNotFail(check);
}

} // namespace interleave::testing
