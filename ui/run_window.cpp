// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/run_window.h"

#include "ui/window/main_window.h"
#include "ui/window/screenshots.h"

#include <QApplication>
#include <QSize>

#include <vector>

namespace interleave {

int runWindow(QApplication &application, const WindowOptions &options)
{
    MainWindow window(options);
    window.show();
    if (!options.screenshots.isEmpty()) {
        const std::vector<QSize> sizes = options.size.isValid() ? std::vector<QSize>{options.size} : std::vector<QSize>{{1280, 720}, {1920, 1080}};
        Screenshots screenshots(window, options.screenshots, sizes);
        screenshots.begin();
        return application.exec();
    }
    return application.exec();
}

} // namespace interleave
