// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSize>
#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace interleave {

/// What the command line says about the window. Empty members leave it to what is remembered.
struct WindowOptions
{
    QString experiment;
    std::vector<std::pair<std::string, std::string>> parameters; ///< name, value as on the command line; checked already
    QString theme;                                               ///< "light", "dark", "projector"
    QString language;                                            ///< "en", "zh_CN"
    QSize size;
    QString screenshots;        ///< a folder: runs each experiment, saves pictures of the window there, and ends
    std::string hostExecutable; ///< empty: the one beside this program
};

} // namespace interleave
