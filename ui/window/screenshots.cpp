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
#include <optional>

namespace interleave {

namespace {

constexpr int settleMs = 300; ///< for a picture to follow a change of theme, language or size
constexpr int firstHalfMs = 700;
constexpr int secondHalfMs = 700;
constexpr int failedStatus = 4;

} // namespace

Screenshots::Screenshots(MainWindow &window, const QString &folder, const std::vector<QSize> &sizes) :
    QObject(&window), m_window(window), m_folder(folder), m_sizes(sizes)
{}

void Screenshots::begin()
{
    QDir().mkpath(m_folder);
    plan();
    next();
}

void Screenshots::plan()
{
    then(0, [this] {
        m_window.appearance().chooseLanguage(QStringLiteral("en"));
        m_window.appearance().chooseTheme(QStringLiteral("light"));
    });
    for (const QSize size : m_sizes) {
        then(0, [this, size] { m_window.resize(size); });
        then(settleMs, [this, size] { save(QStringLiteral("idle-light-en-%1x%2").arg(size.width()).arg(size.height())); });
    }
    for (const ExperimentInfo &experiment : m_window.session().catalogue().experiments())
        addExperiment(texts::fromUtf8(experiment.id));
    then(0, [this] { m_window.actions()[ActionId::keys]->trigger(); });
    then(settleMs, [this] {
        if (auto *sheet = m_window.findChild<KeySheet *>()) {
            if (!sheet->grab().save(QDir(m_folder).filePath(QStringLiteral("keys.png"))))
                QApplication::exit(failedStatus);
            sheet->close();
        }
    });
    then(0, [this] { m_window.close(); });
}

void Screenshots::addExperiment(const QString &id)
{
    then(0, [this, id] { m_window.chooseExperiment(id); });
    then(settleMs, [this] { m_window.actions()[ActionId::run]->trigger(); });
    // The main experiment's point is what happens at the moment the lock is switched on.
    then(firstHalfMs, [this] {
        if (QAction *lock = m_window.actions()[ActionId::toggleLock]; lock->isEnabled())
            lock->trigger();
    });
    then(secondHalfMs, [this, id] { save(id + QStringLiteral("-running")); });
    then(0, [this] { m_window.actions()[ActionId::stop]->trigger(); });
    then(settleMs * 2, [this] {
        m_window.viewState().showAll();
        selectSomething();
    });
    for (const QSize size : m_sizes)
        addPictures(id, size);
    then(0, [this] {
        m_window.appearance().chooseLanguage(QStringLiteral("en"));
        m_window.appearance().chooseTheme(QStringLiteral("light"));
        // Values that the pictures changed must not be there at the next.
        m_window.actions()[ActionId::resetParameters]->trigger();
    });
}

void Screenshots::addPictures(const QString &id, QSize size)
{
    const QString end = QStringLiteral("-%1x%2").arg(size.width()).arg(size.height());
    then(0, [this, size] { m_window.resize(size); });
    for (const char *language : {"en", "zh_CN"}) {
        then(0, [this, language] { m_window.appearance().chooseLanguage(QLatin1String(language)); });
        for (const char *theme : {"light", "dark"}) {
            then(0, [this, theme] { m_window.appearance().chooseTheme(QLatin1String(theme)); });
            const QString name = QStringLiteral("%1-%2-%3").arg(id, QLatin1String(theme), QLatin1String(language)) + end;
            then(settleMs, [this, name] { save(name); });
        }
        then(0, [this] { m_window.actions()[ActionId::projector]->trigger(); });
        // Full screen is the screen's size; the picture is wanted in this one.
        then(settleMs, [this, size] {
            m_window.showNormal();
            m_window.resize(size);
        });
        const QString name = QStringLiteral("%1-projector-%2").arg(id, QLatin1String(language)) + end;
        then(settleMs, [this, name] { save(name); });
        then(0, [this] { m_window.actions()[ActionId::projector]->trigger(); });
        then(settleMs, [this, size] { m_window.resize(size); });
    }
}

void Screenshots::selectSomething()
{
    // A wait says most: who waits, for what, and who held it.
    const TraceView view = m_window.session().view();
    std::optional<SliceRef> chosen;
    for (std::uint32_t track = 0; track < view.trackCount(); ++track) {
        const TrackId id{track};
        if (view.track(id).kind != TrackKind::worker)
            continue;
        for (std::uint64_t i = view.endSlice(id); i-- > view.firstSlice(id);) {
            const SliceState state = view.slice(id, i).state;
            if (state == SliceState::lock || state == SliceState::queue || (!chosen && state == SliceState::running))
                chosen = SliceRef{id, i, false};
            if (state == SliceState::lock || state == SliceState::queue)
                break;
        }
    }
    m_window.viewState().selectSlice(chosen);
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
