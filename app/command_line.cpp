// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"

#include "app/command_parser.h"
#include "core/capture/capture_words.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>

namespace interleave {

namespace {

constexpr std::string_view languages[] = {"en", "zh_CN"};
constexpr const char *languageWords = "en|zh_CN";
constexpr const char *commandWords = "list, describe, run, doctor, --lang, --theme, --size, --version, --help";
constexpr const char *changeForm = "SECONDS:NAME=VALUE";
constexpr const char *sweepForm = "NAME=VALUE,VALUE,...";

bool isOneOf(std::string_view text, std::string_view words)
{
    while (!words.empty()) {
        const auto bar = words.find('|');
        if (text == words.substr(0, bar))
            return true;
        words = bar == std::string_view::npos ? std::string_view() : words.substr(bar + 1);
    }
    return false;
}

Error badValue(const char *option, const std::string &given, const char *accepted)
{
    if (given.empty())
        return {ErrorCode::optionNeedsValue, {option, accepted}};
    return {ErrorCode::optionValue, {option, given, accepted}};
}

/// One of the words, or the default that is already in `into` where the option was not given.
Result<void> takeWord(const CLI::App &app, const char *option, const std::string &given, const char *accepted, std::string &into)
{
    if (app.count(option) == 0)
        return {};
    if (!isOneOf(given, accepted))
        return badValue(option, given, accepted);
    into = given;
    return {};
}

Result<void> takeName(const CLI::App &app, const char *option, const std::string &given, const char *accepted, std::string &into)
{
    if (app.count(option) > 0 && given.empty())
        return Error{ErrorCode::optionNeedsValue, {option, accepted}};
    into = given;
    return {};
}

template <typename T>
std::optional<T> numberOf(std::string_view text)
{
    T number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || read.ec != std::errc() || read.ptr != text.data() + text.size())
        return std::nullopt;
    return number;
}

constexpr const char *themeWords = "light|dark|projector";

Result<void> takeSize(const CLI::App &app, const std::string &given, int &intoWidth, int &intoHeight)
{
    if (app.count("--size") == 0)
        return {};
    const auto times = given.find('x');
    const bool parted = times != std::string::npos;
    const int width = parted ? numberOf<int>(std::string_view(given).substr(0, times)).value_or(0) : 0;
    const int height = parted ? numberOf<int>(std::string_view(given).substr(times + 1)).value_or(0) : 0;
    if (width < 320 || width > 15360 || height < 200 || height > 15360)
        return badValue("--size", given, "WIDTHxHEIGHT (320-15360 x 200-15360)");
    intoWidth = width;
    intoHeight = height;
    return {};
}

Result<void> takeSeconds(const CLI::App &app, const std::string &given, std::optional<double> &into)
{
    if (app.count("--seconds") == 0)
        return {};
    const auto seconds = numberOf<double>(given);
    if (!seconds || !(*seconds >= 0.01 && *seconds <= 3600)) // also refuses what is no number
        return badValue("--seconds", given, "0.01-3600");
    into = *seconds;
    return {};
}

Result<void> takeOutputs(const CLI::App &app, const RawArguments &raw, OutputArguments &into)
{
    if (auto done = takeName(app, "--json", raw.jsonFile, "FILE|-", into.json); !done)
        return done;
    if (auto done = takeName(app, "--png", raw.png, "FILE", into.png); !done)
        return done;
    if (auto done = takeName(app, "--svg", raw.svg, "FILE", into.svg); !done)
        return done;
    if (auto done = takeName(app, "--csv", raw.csv, "FOLDER", into.csv); !done)
        return done;
    if (auto done = takeWord(app, "--view", raw.view, "timeline|contention|queues|outcome|all", into.view); !done)
        return done;
    if (auto done = takeWord(app, "--theme", raw.theme, themeWords, into.theme); !done)
        return done;
    return takeSize(app, raw.size, into.width, into.height);
}

Result<void> takeParameters(const CLI::App &app, const RawArguments &raw, RunArguments &into)
{
    for (const std::string &given : raw.parameters) {
        const auto equals = given.find('=');
        if (equals == std::string::npos || equals == 0)
            return badValue("-p", given, "NAME=VALUE");
        into.parameters.emplace_back(given.substr(0, equals), given.substr(equals + 1));
    }
    if (app.count("--preset") > 0) {
        if (raw.preset.empty())
            return Error{ErrorCode::optionNeedsValue, {"--preset", "NAME"}};
        into.preset = raw.preset;
    }
    if (app.count("--trials") > 0) {
        if (raw.trials.empty())
            return Error{ErrorCode::optionNeedsValue, {"--trials", "N"}};
        into.parameters.emplace_back("trials", raw.trials);
    }
    for (const std::string &given : raw.changes) {
        if (given.empty())
            return Error{ErrorCode::optionNeedsValue, {"--at", changeForm}};
        into.changes.push_back(given);
    }
    return {};
}

/// "workers=1,2,4". What the values may be is the experiment's business.
Result<void> takeSweep(const CLI::App &app, const std::string &given, RunArguments &into)
{
    if (app.count("--sweep") == 0)
        return {};
    const auto equals = given.find('=');
    if (equals == std::string::npos || equals == 0)
        return badValue("--sweep", given, sweepForm);
    into.sweepName = given.substr(0, equals);
    for (std::size_t at = equals + 1; at <= given.size();) {
        const std::size_t comma = std::min(given.find(',', at), given.size());
        if (comma == at)
            return badValue("--sweep", given, sweepForm);
        into.sweepValues.push_back(given.substr(at, comma - at));
        at = comma + 1;
    }
    if (into.sweepValues.empty())
        return badValue("--sweep", given, sweepForm);
    return {};
}

Result<RunArguments> runArguments(const CLI::App &app, const RawArguments &raw)
{
    RunArguments run;
    run.experiment = raw.experiment;
    if (auto done = takeParameters(app, raw, run); !done)
        return done.error();
    if (auto done = takeSweep(app, raw.sweep, run); !done)
        return done.error();
    if (auto done = takeSeconds(app, raw.seconds, run.seconds); !done)
        return done.error();
    std::string capture = "auto";
    if (auto done = takeWord(app, "--capture", raw.capture, "auto|kernel|self|probes", capture); !done)
        return done.error();
    run.capture = captureChoiceFromName(capture).value_or(CaptureChoice::automatic);
    if (auto done = takeOutputs(app, raw, run.outputs); !done)
        return done.error();
    if (!run.sweepName.empty() && !run.outputs.csv.empty())
        return Error{ErrorCode::meaninglessCombination, {"--sweep", "--csv"}};
    return run;
}

/// "-p, --seconds, ...": every option of a command, for a refusal.
std::string optionNames(const CLI::App &command)
{
    std::string names;
    for (const CLI::Option *option : command.get_options([](const CLI::Option *o) { return o->nonpositional(); }))
        names += (names.empty() ? "" : ", ") + option->get_name();
    return names;
}

/// Qt's own options may stand where no command is given; those with a value keep it.
Result<WindowArguments> windowArguments(const CLI::App &app, const RawArguments &raw)
{
    const std::vector<std::string> given = app.remaining();
    constexpr std::string_view withValue = "platform|platformpluginpath|platformtheme|plugin|qwindowgeometry|qwindowicon|qwindowtitle|"
                                           "style|stylesheet|session|display|geometry";
    constexpr std::string_view alone = "reverse|widgetcount";
    WindowArguments window;
    for (std::size_t i = 0; i < given.size(); ++i) {
        std::string_view name = given[i];
        name.remove_prefix(std::min(name.find_first_not_of('-'), std::min<std::size_t>(name.size(), 2)));
        const bool dashed = given[i].size() > 1 && given[i][0] == '-';
        const bool takesNext = dashed && isOneOf(name, withValue);
        if (!takesNext && !(dashed && (isOneOf(name, alone) || isOneOf(name.substr(0, name.find('=')), withValue))))
            return Error{ErrorCode::unknownOption, {given[i], commandWords}};
        window.forQt.push_back(given[i]);
        if (takesNext && i + 1 < given.size())
            window.forQt.push_back(given[++i]);
    }
    if (auto done = takeWord(app, "--theme", raw.theme, themeWords, window.theme); !done)
        return done.error();
    if (auto done = takeSize(app, raw.size, window.width, window.height); !done)
        return done.error();
    if (auto done = takeName(app, "--screenshots", raw.screenshots, "FOLDER", window.screenshots); !done)
        return done.error();
    return window;
}

/// Everything but the language, which is the same for all commands.
Result<CommandLine> understand(const CLI::App &app, const RawArguments &raw)
{
    const auto chosen = app.get_subcommands();
    if (chosen.empty()) {
        if (raw.version)
            return CommandLine{VersionArguments{}, {}};
        auto window = windowArguments(app, raw);
        if (!window)
            return window.error();
        return CommandLine{std::move(*window), {}};
    }
    const CLI::App &command = *chosen.front();
    const std::string &name = command.get_name();
    if (!command.remaining().empty())
        return Error{ErrorCode::unknownOption, {command.remaining().front(), optionNames(command)}};
    if (name == "list")
        return CommandLine{ListArguments{raw.json}, {}};
    if (name == "describe")
        return CommandLine{DescribeArguments{raw.experiment, raw.json}, {}};
    if (name == "doctor")
        return CommandLine{DoctorArguments{raw.json}, {}};
    auto run = runArguments(command, raw);
    if (!run)
        return run.error();
    return CommandLine{std::move(*run), {}};
}

} // namespace

std::string languageWish(int argc, const char *const *argv)
{
    std::string wish;
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument = argv[i];
        if (argument == "--lang" && i + 1 < argc)
            wish = argv[i + 1];
        else if (argument.substr(0, 7) == "--lang=")
            wish = argument.substr(7);
    }
    return std::find(std::begin(languages), std::end(languages), wish) != std::end(languages) ? wish : std::string();
}

Result<CommandLine> parseCommandLine(int argc, const char *const *argv)
{
    CLI::App app;
    RawArguments raw;
    layOutParser(app, raw);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp &) {
        const auto chosen = app.get_subcommands();
        return CommandLine{HelpArguments{chosen.empty() ? std::string() : chosen.front()->get_name()}, {}};
    } catch (const CLI::ParseError &error) {
        const auto chosen = app.get_subcommands();
        return Error{ErrorCode::unknownOption, {error.what(), chosen.empty() ? commandWords : optionNames(*chosen.front())}};
    }
    auto line = understand(app, raw);
    if (!line)
        return line.error();
    const auto chosen = app.get_subcommands();
    const bool given = app.count("--lang") > 0 || (!chosen.empty() && chosen.front()->count("--lang") > 0);
    if (given && !isOneOf(raw.language, languageWords))
        return badValue("--lang", raw.language, languageWords);
    line->language = raw.language;
    return line;
}

std::string helpText(const std::string &command)
{
    CLI::App app;
    RawArguments raw;
    layOutParser(app, raw);
    if (command.empty())
        return app.help();
    return app.get_subcommand(command)->help("interleave");
}

} // namespace interleave
