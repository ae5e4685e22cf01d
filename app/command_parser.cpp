// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_parser.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>

namespace interleave {

namespace {

std::string inWords(const char *text)
{
    return QCoreApplication::translate("help", text).toStdString();
}

/// An option with one value. Its absence is noticed by us, who can name what is accepted, and not by the parser.
CLI::Option *addValue(CLI::App *app, const char *name, std::string &into, const char *valueName, const std::string &description)
{
    return app->add_option(name, into, description)->type_name(valueName)->expected(0, 1)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

CLI::Option *addValues(CLI::App *app, const char *name, std::vector<std::string> &into, const char *valueName, const std::string &description)
{
    return app->add_option(name, into, description)
        ->type_name(valueName)
        ->expected(0, 1)
        ->allow_extra_args(false)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

void addLanguage(CLI::App *app, RawArguments &into)
{
    addValue(app, "--lang", into.language, "en|zh_CN", inWords(QT_TRANSLATE_NOOP("help", "Language of everything that is written")));
}

CLI::App *addCommand(CLI::App &app, const char *name, const std::string &description, RawArguments &into)
{
    CLI::App *command = app.add_subcommand(name, description);
    command->allow_extras();
    command->group(inWords(QT_TRANSLATE_NOOP("help", "Commands")));
    command->set_help_flag("-h,--help", inWords(QT_TRANSLATE_NOOP("help", "This text")));
    addLanguage(command, into);
    return command;
}

void addExperiment(CLI::App *command, RawArguments &into)
{
    command->add_option("ID", into.experiment, inWords(QT_TRANSLATE_NOOP("help", "The experiment, as in “interleave list”")))->type_name(" ");
}

void addRunOptions(CLI::App *run, RawArguments &into)
{
    addValues(run, "-p,--parameter", into.parameters, "NAME=VALUE",
        inWords(QT_TRANSLATE_NOOP("help", "Sets a parameter, as in “interleave describe ID”; may be given again")));
    addValue(run, "--preset", into.preset, "NAME",
        inWords(QT_TRANSLATE_NOOP("help", "Begins with these values, as in “interleave describe ID”; -p changes single ones")));
    addValues(run, "--at", into.changes, "SECONDS:NAME=VALUE",
        inWords(QT_TRANSLATE_NOOP("help", "Changes a live parameter so long after the start; may be given again")));
    addValue(run, "--sweep", into.sweep, "NAME=VALUE,VALUE,...",
        inWords(QT_TRANSLATE_NOOP("help", "Runs it once for each of these values and makes a curve of every measure")));
    addValue(run, "--seconds", into.seconds, "S", inWords(QT_TRANSLATE_NOOP("help", "Repeats the work until so many seconds are over")));
    addValue(run, "--trials", into.trials, "N", inWords(QT_TRANSLATE_NOOP("help", "Repeats the work so often: the same as -p trials=N")));
    addValue(run, "--capture", into.capture, "auto|kernel|self|probes", inWords(QT_TRANSLATE_NOOP("help", "How the workers are watched (auto)")));
    const std::string results = inWords(QT_TRANSLATE_NOOP("help", "Results"));
    addValue(run, "--json", into.jsonFile, "FILE|-", inWords(QT_TRANSLATE_NOOP("help", "The report; “-” writes it, and only it, to standard output")))
        ->group(results);
    addValue(run, "--png", into.png, "FILE", inWords(QT_TRANSLATE_NOOP("help", "The figure as a picture")))->group(results);
    addValue(run, "--svg", into.svg, "FILE", inWords(QT_TRANSLATE_NOOP("help", "The figure as a vector drawing")))->group(results);
    addValue(
        run, "--csv", into.csv, "FOLDER", inWords(QT_TRANSLATE_NOOP("help", "One table a file: slices, events, locks, queues, switches, markers")))
        ->group(results);
    addValue(
        run, "--view", into.view, "timeline|contention|queues|outcome|all", inWords(QT_TRANSLATE_NOOP("help", "What the figure shows (timeline)")))
        ->group(results);
    addValue(run, "--theme", into.theme, "light|dark|projector", inWords(QT_TRANSLATE_NOOP("help", "Colours of the figure (light)")))->group(results);
    addValue(run, "--size", into.size, "WxH", inWords(QT_TRANSLATE_NOOP("help", "Pixels of the figure (1600x900)")))->group(results);
}

} // namespace

void layOutParser(CLI::App &app, RawArguments &into)
{
    const std::string options = inWords(QT_TRANSLATE_NOOP("help", "Options"));
    app.option_defaults()->group(options);
    app.description(inWords(QT_TRANSLATE_NOOP(
        "help", "A laboratory for concurrency: real workers, real locks, on a live timeline. Without a command the window opens.")));
    app.name("interleave");
    app.allow_extras();
    app.require_subcommand(0, 1);
    app.set_help_flag("-h,--help", inWords(QT_TRANSLATE_NOOP("help", "This text")));
    app.add_flag("--version", into.version, inWords(QT_TRANSLATE_NOOP("help", "The version")));
    addLanguage(&app, into);
    addValue(&app, "--theme", into.theme, "light|dark|projector", inWords(QT_TRANSLATE_NOOP("help", "Colours of the window")));
    addValue(&app, "--size", into.size, "WxH", inWords(QT_TRANSLATE_NOOP("help", "Pixels of the window")));
    addValue(&app, "--screenshots", into.screenshots, "FOLDER", {})->group({}); // for ./dev screenshots; an empty group is in no help
    app.get_formatter()->label("Usage", inWords(QT_TRANSLATE_NOOP("help", "Usage")));
    app.get_formatter()->label("OPTIONS", inWords(QT_TRANSLATE_NOOP("help", "options")));
    app.get_formatter()->label("SUBCOMMAND", inWords(QT_TRANSLATE_NOOP("help", "command")));
    app.get_formatter()->label("Positionals", inWords(QT_TRANSLATE_NOOP("help", "Arguments")));
    app.get_formatter()->column_width(36);

    CLI::App *list = addCommand(app, "list", inWords(QT_TRANSLATE_NOOP("help", "The experiments")), into);
    list->add_flag("--json", into.json, inWords(QT_TRANSLATE_NOOP("help", "As JSON")));
    CLI::App *describe = addCommand(app, "describe", inWords(QT_TRANSLATE_NOOP("help", "An experiment and its parameters")), into);
    addExperiment(describe, into);
    describe->add_flag("--json", into.json, inWords(QT_TRANSLATE_NOOP("help", "As JSON")));
    CLI::App *run = addCommand(app, "run", inWords(QT_TRANSLATE_NOOP("help", "Runs an experiment and says what came out")), into);
    addExperiment(run, into);
    addRunOptions(run, into);
    CLI::App *doctor = addCommand(app, "doctor", inWords(QT_TRANSLATE_NOOP("help", "What this machine can capture, and how to allow more")), into);
    doctor->add_flag("--json", into.json, inWords(QT_TRANSLATE_NOOP("help", "As JSON")));
}

} // namespace interleave
