// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/command_line.h"
#include "app/commands.h"
#include "app/window_command.h"
#include "ui/identity.h"

int main(int argc, char **argv)
{
    interleave::setApplicationIdentity();
    // Before any application object: Qt ends the program where there is no display, even if all that is wanted is the version.
    const auto line = interleave::parseCommandLine(argc, argv);
    if (line) {
        if (const auto *window = std::get_if<interleave::WindowArguments>(&line->command))
            return interleave::showWindow(argc, argv, *window, line->language);
    }
    return interleave::runCommand(argc, argv, line);
}
