// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands.h"

#include "app/console.h"
#include "app/doctor.h"
#include "app/interrupt.h"
#include "app/list_command.h"
#include "app/run_command.h"
#include "app/run_request.h"
#include "app/sweep_command.h"
#include "core/base/version.h"
#include "ui/texts/language.h"

#include <QApplication>

#include <cstdio>
#include <memory>

namespace interleave {

namespace {

/// Figures and fonts need Qt's drawing, but never a display.
bool needsDrawing(const CommandLine &line)
{
    const auto *run = std::get_if<RunArguments>(&line.command);
    return std::holds_alternative<DoctorArguments>(line.command) || (run && run->outputs.wantsFigure());
}

std::unique_ptr<QCoreApplication> makeApplication(int &argc, char **argv, bool drawing)
{
    if (!drawing)
        return std::make_unique<QCoreApplication>(argc, argv);
    const QByteArray before = qgetenv("QT_QPA_PLATFORM");
    qputenv("QT_QPA_PLATFORM", "offscreen");
    auto application = std::make_unique<QApplication>(argc, argv);
    if (before.isEmpty())
        qunsetenv("QT_QPA_PLATFORM");
    else
        qputenv("QT_QPA_PLATFORM", before);
    return application;
}

/// What Qt's platform without screen cannot do is not the user's business.
void tellSevereOnly(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    if (type == QtCriticalMsg || type == QtFatalMsg)
        std::fprintf(stderr, "interleave: %s\n", text.toUtf8().constData());
}

int told(const Result<void> &said)
{
    return said ? 0 : fail(said.error());
}

int describe(const DescribeArguments &arguments)
{
    const Catalogue catalogue;
    const auto experiment = findExperiment(catalogue, arguments.experiment);
    if (!experiment)
        return fail(experiment.error());
    return told(say(arguments.json ? describeJson(**experiment) + '\n' : describeText(**experiment).toStdString()));
}

int list(const ListArguments &arguments)
{
    const Catalogue catalogue;
    return told(say(arguments.json ? listJson(catalogue) + '\n' : listText(catalogue).toStdString()));
}

int examine(const DoctorArguments &arguments)
{
    const Diagnosis diagnosis = examineMachine();
    return told(say(arguments.json ? diagnosisJson(diagnosis) + '\n' : diagnosisText(diagnosis).toStdString()));
}

/// One overload for each command.
struct Perform
{
    Interrupt *interrupt;

    int operator()(const WindowArguments &) const { return 0; } // the window has its own way
    int operator()(const ListArguments &arguments) const { return list(arguments); }
    int operator()(const DescribeArguments &arguments) const { return describe(arguments); }
    int operator()(const RunArguments &arguments) const
    {
        return arguments.sweepName.empty() ? runExperiment(arguments, *interrupt) : runSweep(arguments, *interrupt);
    }
    int operator()(const DoctorArguments &arguments) const { return examine(arguments); }
    int operator()(const HelpArguments &arguments) const { return told(say(helpText(arguments.command))); }
    int operator()(const VersionArguments &) const { return told(say("interleave " + std::string(version()) + '\n')); }
};

} // namespace

int runCommand(int &argc, char **argv, const Result<CommandLine> &line)
{
    const std::string wish = languageWish(argc, argv);
    std::unique_ptr<Interrupt> interrupt;
    if (line && std::holds_alternative<RunArguments>(line->command))
        interrupt = std::make_unique<Interrupt>(); // before Qt starts threads
    qInstallMessageHandler(tellSevereOnly);
    const auto application = makeApplication(argc, argv, line && needsDrawing(*line));
    Language language;
    language.use(wish.empty() ? Language::ofSystem() : QString::fromStdString(wish));
    if (!line)
        return fail(line.error());
    const auto *run = std::get_if<RunArguments>(&line->command);
    if (run != nullptr && run->outputs.wantsFigure() && !Language::hasGlyphs(language.code()))
        std::fprintf(stderr, "interleave: %s\n", glyphAdvice().toUtf8().constData());
    return std::visit(Perform{interrupt.get()}, line->command);
}

} // namespace interleave
