// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace interleave {

class MainWindow;

/// Really runs each experiment in the window and saves pictures of it: every theme, every language, and the other views once. Ends the
/// application when all are made; a picture that cannot be written ends it with status 4.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(MainWindow &window, const QString &folder);
    void begin();

private:
    struct Step
    {
        int afterMs; ///< since the step before
        std::function<void()> work;
    };

    void plan();
    void addExperiment(const QString &id);
    void next();
    void save(const QString &name);

    MainWindow &m_window;
    QString m_folder;
    std::vector<Step> m_steps;
    std::size_t m_done = 0;
};

} // namespace interleave
