// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/capture/capture_status.h"

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace interleave {

struct WindowArguments
{
    std::vector<std::string> forQt; ///< Qt's own options, as given
    std::string theme;              ///< empty: as remembered
    std::string screenshots;        ///< for ./dev screenshots, in no help: a folder for pictures of the window
    int width = -1;                 ///< of the window; -1: as remembered
    int height = -1;
};
struct ListArguments
{
    bool json = false;
};
struct DescribeArguments
{
    std::string experiment;
    bool json = false;
};
struct DoctorArguments
{
    bool json = false;
};

/// Where results go; an empty name: not asked for.
struct OutputArguments
{
    std::string json; ///< "-": standard output, and nothing else there
    std::string png;
    std::string svg;
    std::string csv; ///< a folder
    std::string view = "timeline";
    std::string theme = "light";
    int width = 1600;
    int height = 900;

    bool wantsFigure() const { return !png.empty() || !svg.empty(); }
};

struct RunArguments
{
    std::string experiment;
    std::string preset;                                          ///< empty: none, the defaults
    std::vector<std::pair<std::string, std::string>> parameters; ///< name, value; --trials among them
    std::vector<std::string> changes;                            ///< as given to --at
    std::string sweepName;                                       ///< --sweep; empty: not given
    std::vector<std::string> sweepValues;                        ///< at least one where there is a name
    std::optional<double> seconds;
    CaptureChoice capture = CaptureChoice::automatic;
    bool captureGiven = false;
    OutputArguments outputs;
};
struct HelpArguments
{
    std::string command; ///< empty: of the whole program
};
struct VersionArguments
{};

struct CommandLine
{
    std::variant<WindowArguments, ListArguments, DescribeArguments, RunArguments, DoctorArguments, HelpArguments, VersionArguments> command;
    std::string language; ///< --lang, empty where not given
};

/// The language asked for, as far as it can be told without understanding the rest, so that even a refusal speaks it. Empty: not given or unknown.
std::string languageWish(int argc, const char *const *argv);

/// Understands the command line. Needs no application object and no display. All errors are the user's: exit status 2.
Result<CommandLine> parseCommandLine(int argc, const char *const *argv);

/// What --help prints, in the application's language.
std::string helpText(const std::string &command);

} // namespace interleave
