// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/runs/runs.h"

#include "tests/e2e/cli/checks.h"

#include <gtest/gtest.h>

#include <sched.h>

namespace interleave::testing {

using nlohmann::json;

json reportOf(const std::string &experiment, Words words, const Program::Options &options)
{
    words.insert(words.begin(), experiment);
    return reportOf(words, options);
}

void expectNoFailedCheck(const json &report)
{
    ASSERT_TRUE(report.contains("checks"));
    EXPECT_FALSE(report["checks"].empty());
    expectNothingFails(report);
}

int usableCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    ::sched_getaffinity(0, sizeof set, &set);
    return CPU_COUNT(&set);
}

} // namespace interleave::testing
