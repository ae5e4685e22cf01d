// SPDX-License-Identifier: GPL-3.0-or-later
#include "offscreen_application.h"

#include "ui/identity.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace interleave::bench {

void needApplication()
{
    static int count = 1;
    static char name[] = "interleave-bench";
    static char *arguments[] = {name, nullptr};
    // Nothing of the user's is read or written: what is measured is a window at its defaults.
    static const QTemporaryDir home;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    // Never destroyed: among the program's static objects it would go too late for Qt.
    static const QApplication *const application = new QApplication(count, arguments);
    static_cast<void>(application);
    setApplicationIdentity();
}

} // namespace interleave::bench
