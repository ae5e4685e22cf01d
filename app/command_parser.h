// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/App.hpp>

#include <string>
#include <vector>

namespace interleave {

/// The command line as it was written: text alone, nothing judged yet.
struct RawArguments
{
    std::string language;
    bool version = false;
    bool json = false; ///< of list, describe and doctor
    std::string experiment;
    std::vector<std::string> parameters;
    std::vector<std::string> changes;
    std::string seconds, trials, capture, sweep, preset;
    std::string jsonFile, png, svg, csv, view, theme, size, screenshots;
};

/// Lays out commands and options in `app`, writing to `into`, which must live as long. Descriptions are in the application's language.
void layOutParser(CLI::App &app, RawArguments &into);

} // namespace interleave
