// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/cli/cli.h"

namespace interleave::testing {

using Words = std::vector<std::string>;

/// The report of a run of this experiment with these further words.
nlohmann::json reportOf(const std::string &experiment, Words words, const Program::Options &options = plainOptions());

/// No claim of the experiment may have failed; one may be inconclusive.
void expectNoFailedCheck(const nlohmann::json &report);

/// Cores this process may use.
int usableCores();

} // namespace interleave::testing
