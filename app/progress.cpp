// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/progress.h"

#include "app/text_table.h"
#include "core/session/run_session.h"

#include <QCoreApplication>

#include <cstdio>
#include <utility>

#include <unistd.h>

namespace interleave {

namespace {

constexpr Nanos every = 200'000'000;

QString phaseText(RunPhase phase)
{
    switch (phase) {
    case RunPhase::starting: return QCoreApplication::translate("progress", "starting");
    case RunPhase::running: return QCoreApplication::translate("progress", "running");
    case RunPhase::stopping: return QCoreApplication::translate("progress", "ending");
    case RunPhase::finished:
    case RunPhase::failed: break;
    }
    return QCoreApplication::translate("progress", "writing");
}

} // namespace

Progress::Progress(QString before) : m_before(std::move(before)), m_wanted(::isatty(STDERR_FILENO) == 1) {}

Progress::~Progress()
{
    if (m_shown)
        std::fputs("\r\033[K", stderr);
}

void Progress::show(const RunSession &session)
{
    const Nanos now = session.now();
    if (!m_wanted || now < m_next)
        return;
    m_next = now + every;
    m_shown = true;
    const QString line = QCoreApplication::translate("progress", "%1 · %2 · %3 events · Ctrl+C ends it and keeps the results")
                             .arg(phaseText(session.phase()), durationText(now), countText(session.capture().events));
    std::fprintf(stderr, "\r\033[K%s%s", m_before.toUtf8().constData(), line.toUtf8().constData());
    std::fflush(stderr);
}

} // namespace interleave
