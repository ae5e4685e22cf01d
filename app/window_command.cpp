// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window_command.h"

#include "app/console.h"
#include "app/display.h"
#include "app/result_file.h"
#include "ui/run_window.h"
#include "ui/texts/language.h"

#include <QApplication>

#include <cstdlib>

namespace interleave {

namespace {

/// Said without a display, so without QApplication.
int refuse(int &argc, char **argv, const DisplayProblem &problem, const QString &languageCode)
{
    const QCoreApplication application(argc, argv);
    Language language;
    language.use(languageCode);
    const QString why = problem.notSet ? QCoreApplication::translate("display", "DISPLAY and WAYLAND_DISPLAY are not set")
                                       : QCoreApplication::translate("display", "%1 does not answer").arg(QString::fromStdString(problem.where));
    const QString cure = QCoreApplication::translate(
        "display", "Start it in a graphical session (with ssh: ssh -X), or do without a window: interleave run lost-update --png figure.png");
    return fail({ErrorCode::noDisplay, {why.toStdString(), cure.toStdString()}});
}

} // namespace

int showWindow(int argc, char **argv, const WindowArguments &arguments, const std::string &language)
{
    const QString code = language.empty() ? Language::ofSystem() : QString::fromStdString(language);
    if (const auto problem = displayProblem(arguments.forQt))
        return refuse(argc, argv, *problem, code);
    if (!arguments.screenshots.empty()) {
        if (auto made = makeFolder(arguments.screenshots); !made)
            return fail(made.error());
    }
    QApplication application(argc, argv);
    WindowOptions options;
    options.theme = QString::fromStdString(arguments.theme);
    options.language = QString::fromStdString(language);
    options.screenshots = QString::fromStdString(arguments.screenshots);
    options.size = QSize(arguments.width, arguments.height);
    return runWindow(application, options);
}

} // namespace interleave
