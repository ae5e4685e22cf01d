// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_parser.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>

namespace interleave {

namespace {

std::string tr(const char *text)
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
    addValue(app, "--lang", into.language, "en|zh_CN", tr(QT_TRANSLATE_NOOP("help", "Language of everything that is written")));
}

CLI::App *addCommand(CLI::App &app, const char *name, const std::string &description, RawArguments &into)
{
    CLI::App *command = app.add_subcommand(name, description);
    command->allow_extras();
    command->group(tr(QT_TRANSLATE_NOOP("help", "Commands")));
    command->set_help_flag("-h,--help", tr(QT_TRANSLATE_NOOP("help", "This text")));
    addLanguage(command, into);
    return command;
}

void addExperiment(CLI::App *command, RawArguments &into)
{
    command->add_option("ID", into.experiment, tr(QT_TRANSLATE_NOOP("help", "The experiment, as in “interleave list”")))->type_name(" ");
}

void addRunOptions(CLI::App *run, RawArguments &into)
{
    addValues(run, "-p,--parameter", into.parameters, "NAME=VALUE",
        tr(QT_TRANSLATE_NOOP("help", "Sets a parameter, as in “interleave describe ID”; may be given again")));
    addValues(run, "--at", into.changes, "SECONDS:NAME=VALUE",
        tr(QT_TRANSLATE_NOOP("help", "Changes a live parameter so long after the start; may be given again")));
    addValue(run, "--seconds", into.seconds, "S", tr(QT_TRANSLATE_NOOP("help", "Repeats the work until so many seconds are over")));
    addValue(run, "--trials", into.trials, "N", tr(QT_TRANSLATE_NOOP("help", "Repeats the work so often: the same as -p trials=N")));
    addValue(run, "--capture", into.capture, "auto|kernel|self|probes", tr(QT_TRANSLATE_NOOP("help", "How the workers are watched (auto)")));
    const std::string results = tr(QT_TRANSLATE_NOOP("help", "Results"));
    addValue(run, "--json", into.jsonFile, "FILE|-", tr(QT_TRANSLATE_NOOP("help", "The report; “-” writes it, and only it, to standard output")))
        ->group(results);
    addValue(run, "--png", into.png, "FILE", tr(QT_TRANSLATE_NOOP("help", "The figure as a picture")))->group(results);
    addValue(run, "--svg", into.svg, "FILE", tr(QT_TRANSLATE_NOOP("help", "The figure as a vector drawing")))->group(results);
    addValue(run, "--csv", into.csv, "FOLDER", tr(QT_TRANSLATE_NOOP("help", "One table a file: slices, events, locks, queues, switches, markers")))
        ->group(results);
    addValue(run, "--view", into.view, "timeline|contention|queues|outcome|all", tr(QT_TRANSLATE_NOOP("help", "What the figure shows (timeline)")))
        ->group(results);
    addValue(run, "--theme", into.theme, "light|dark|projector", tr(QT_TRANSLATE_NOOP("help", "Colours of the figure (light)")))->group(results);
    addValue(run, "--size", into.size, "WxH", tr(QT_TRANSLATE_NOOP("help", "Pixels of the figure (1600x900)")))->group(results);
}

} // namespace

void layOutParser(CLI::App &app, RawArguments &into)
{
    const std::string options = tr(QT_TRANSLATE_NOOP("help", "Options"));
    app.option_defaults()->group(options);
    app.description(tr(QT_TRANSLATE_NOOP("help", "A laboratory for concurrency: real workers, real locks, on a live timeline. Without a command the window opens.")));
    app.name("interleave");
    app.allow_extras();
    app.require_subcommand(0, 1);
    app.set_help_flag("-h,--help", tr(QT_TRANSLATE_NOOP("help", "This text")));
    app.add_flag("--version", into.version, tr(QT_TRANSLATE_NOOP("help", "The version")));
    addLanguage(&app, into);
    app.get_formatter()->label("Usage", tr(QT_TRANSLATE_NOOP("help", "Usage")));
    app.get_formatter()->label("OPTIONS", tr(QT_TRANSLATE_NOOP("help", "options")));
    app.get_formatter()->label("SUBCOMMAND", tr(QT_TRANSLATE_NOOP("help", "command")));
    app.get_formatter()->label("Positionals", tr(QT_TRANSLATE_NOOP("help", "Arguments")));
    app.get_formatter()->column_width(36);

    CLI::App *list = addCommand(app, "list", tr(QT_TRANSLATE_NOOP("help", "The experiments")), into);
    list->add_flag("--json", into.json, tr(QT_TRANSLATE_NOOP("help", "As JSON")));
    CLI::App *describe = addCommand(app, "describe", tr(QT_TRANSLATE_NOOP("help", "An experiment and its parameters")), into);
    addExperiment(describe, into);
    describe->add_flag("--json", into.json, tr(QT_TRANSLATE_NOOP("help", "As JSON")));
    CLI::App *run = addCommand(app, "run", tr(QT_TRANSLATE_NOOP("help", "Runs an experiment and says what came out")), into);
    addExperiment(run, into);
    addRunOptions(run, into);
    CLI::App *doctor = addCommand(app, "doctor", tr(QT_TRANSLATE_NOOP("help", "What this machine can capture, and how to allow more")), into);
    doctor->add_flag("--json", into.json, tr(QT_TRANSLATE_NOOP("help", "As JSON")));
}

} // namespace interleave
