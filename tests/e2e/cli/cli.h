// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/program.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace interleave::testing {

/// No display, no settings of the user's, English.
Program::Options plainOptions();

/// `interleave` with these words. Nothing may be left running; the test fails where something is.
Ended cli(const std::vector<std::string> &arguments, const Program::Options &options = plainOptions());

/// The report of `interleave run ID … --json -`, checked against the documented shape. Fails the test where the run did not end with 0.
nlohmann::json reportOf(const std::vector<std::string> &runArguments, const Program::Options &options = plainOptions());

/// Fails the test for every key that is missing, has the wrong type or is null where it may not be.
void expectReportShape(const nlohmann::json &report);

/// A folder that goes with the test.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder &) = delete;
    TemporaryFolder &operator=(const TemporaryFolder &) = delete;
    std::string operator/(const std::string &name) const { return (m_path / name).string(); }

private:
    std::filesystem::path m_path;
};

std::string textOf(const std::string &path);

} // namespace interleave::testing
