// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/screenshots.h"

#include "ui/texts/texts.h"
#include "ui/window/actions.h"
#include "ui/window/key_sheet.h"
#include "ui/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QPixmap>
#include <QTimer>

#include <cstdio>

namespace interleave {

namespace {

constexpr int settleMs = 300;   ///< for a picture to follow a change of theme, language or size
constexpr int firstHalfMs = 700;
constexpr int secondHalfMs = 700;
constexpr int failedStatus = 4;

} // namespace

Screenshots::Screenshots(MainWindow &window, const QString &folder) : QObject(&window), m_window(window), m_folder(folder) {}

void Screenshots::begin()
{
    QDir().mkpath(m_folder);
    plan();
    next();
}

void Screenshots::plan()
{
    const auto language = [this](const char *code) {
        m_steps.push_back({0, [this, code] { m_window.appearance().chooseLanguage(QLatin1String(code)); }});
    };
    const auto theme = [this](const char *name) {
        m_steps.push_back({0, [this, name] { m_window.appearance().chooseTheme(QLatin1String(name)); }});
    };
    language("en");
    theme("light");
    m_steps.push_back({settleMs, [this] { save(QStringLiteral("idle-light-en")); }});
    for (const ExperimentInfo &experiment : m_window.session().catalogue().experiments())
        addExperiment(texts::fromUtf8(experiment.id));
    m_steps.push_back({0, [this] { m_window.actions()[ActionId::keys]->trigger(); }});
    m_steps.push_back({settleMs, [this] {
        if (auto *sheet = m_window.findChild<KeySheet *>()) {
            if (!sheet->grab().save(QDir(m_folder).filePath(QStringLiteral("keys.png"))))
                QApplication::exit(failedStatus);
            sheet->close();
        }
    }});
    m_steps.push_back({0, [this] { m_window.close(); }});
}

void Screenshots::addExperiment(const QString &id)
{
    m_steps.push_back({0, [this, id] { m_window.chooseExperiment(id); }});
    m_steps.push_back({settleMs, [this] { m_window.actions()[ActionId::run]->trigger(); }});
    // The main experiment's point is what happens at the moment the lock is switched on.
    m_steps.push_back({firstHalfMs, [this] {
        if (QAction *lock = m_window.actions()[ActionId::toggleLock]; lock->isEnabled())
            lock->trigger();
    }});
    m_steps.push_back({secondHalfMs, [this, id] { save(id + QStringLiteral("-running-light-en")); }});
    m_steps.push_back({0, [this] { m_window.actions()[ActionId::stop]->trigger(); }});
    m_steps.push_back({settleMs * 2, [this] { m_window.viewState().showAll(); }});
    for (const char *language : {"en", "zh_CN"}) {
        m_steps.push_back({0, [this, language] { m_window.appearance().chooseLanguage(QLatin1String(language)); }});
        for (const char *theme : {"light", "dark"}) {
            m_steps.push_back({0, [this, theme] { m_window.appearance().chooseTheme(QLatin1String(theme)); }});
            m_steps.push_back({settleMs, [this, id, theme, language] { save(QStringLiteral("%1-%2-%3").arg(id, QLatin1String(theme), QLatin1String(language))); }});
        }
        m_steps.push_back({0, [this] { m_window.actions()[ActionId::projector]->trigger(); }});
        m_steps.push_back({settleMs * 2, [this, id, language] { save(QStringLiteral("%1-projector-%2").arg(id, QLatin1String(language))); }});
        m_steps.push_back({0, [this] { m_window.actions()[ActionId::projector]->trigger(); }});
        m_steps.push_back({settleMs, [] {}});
    }
    m_steps.push_back({0, [this] {
        m_window.appearance().chooseLanguage(QStringLiteral("en"));
        m_window.appearance().chooseTheme(QStringLiteral("light"));
        // Values that the pictures changed must not be there at the next.
        m_window.actions()[ActionId::resetParameters]->trigger();
    }});
}

void Screenshots::next()
{
    if (m_done == m_steps.size())
        return;
    const Step &step = m_steps[m_done++];
    QTimer::singleShot(step.afterMs, this, [this, work = step.work] {
        work();
        next();
    });
}

void Screenshots::save(const QString &name)
{
    // Hiding what had the focus hands it on as if by Tab, with a frame that nobody asked for.
    if (QWidget *focused = m_window.focusWidget())
        focused->clearFocus();
    const QString path = QDir(m_folder).filePath(name + QStringLiteral(".png"));
    if (m_window.grab().save(path))
        return;
    std::fprintf(stderr, "interleave: cannot write %s\n", qPrintable(path));
    QApplication::exit(failedStatus);
}

} // namespace interleave
