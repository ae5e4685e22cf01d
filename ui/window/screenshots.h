// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QSize>
#include <QString>

#include <functional>
#include <vector>

namespace interleave {

class MainWindow;

/// Really runs each experiment in the window and saves pictures of it: every theme, every language, every size, and the other views once. Ends
/// the application when all are made; a picture that cannot be written ends it with status 4.
class Screenshots : public QObject
{
    Q_OBJECT

public:
    Screenshots(MainWindow &window, const QString &folder, const std::vector<QSize> &sizes);
    void begin();

private:
    struct Step
    {
        int afterMs; ///< since the step before
        std::function<void()> work;
    };

    void plan();
    void addExperiment(const QString &id);
    void addPictures(const QString &id, QSize size);
    void then(int afterMs, std::function<void()> work) { m_steps.push_back({afterMs, std::move(work)}); }
    void selectSomething();
    void next();
    void save(const QString &name);

    MainWindow &m_window;
    QString m_folder;
    std::vector<QSize> m_sizes;
    std::vector<Step> m_steps;
    std::size_t m_done = 0;
};

} // namespace interleave
