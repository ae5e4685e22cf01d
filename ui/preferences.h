// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QString>

namespace interleave {

/// What is remembered from one start to the next, in the user's settings file. A value; nothing here is ever needed to work.
struct Preferences
{
    QByteArray geometry;
    QByteArray docks;
    QString theme = QStringLiteral("system"); ///< or "light", "dark"
    QString language;                         ///< empty: the system's
    double fontScale = 1;
    QString experiment;
    QMap<QString, QMap<QString, QString>> parameters; ///< experiment -> parameter -> value as on the command line; only those off their default

    /// Defaults for whatever is missing or unreadable.
    static Preferences load();
    /// False where the file could not be written (a read-only home).
    bool save() const;
    static QString filePath();
};

} // namespace interleave
