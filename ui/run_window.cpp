// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_window.h"

#include "ui/window/main_window.h"
#include "ui/window/screenshots.h"

#include <QApplication>

namespace interleave {

int runWindow(QApplication &application, const WindowOptions &options)
{
    MainWindow window(options);
    window.show();
    if (!options.screenshots.isEmpty()) {
        Screenshots screenshots(window, options.screenshots);
        screenshots.begin();
        const int status = application.exec();
        return status;
    }
    return application.exec();
}

} // namespace interleave
