// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/frame_clock.h"

namespace interleave {

FrameClock::FrameClock(QObject *parent) : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1000 / framesPerSecond);
    connect(&m_timer, &QTimer::timeout, this, [this] { beat(m_frames % slowEvery == 0); });
    m_single.setSingleShot(true);
    connect(&m_single, &QTimer::timeout, this, [this] { beat(true); });
}

void FrameClock::setRunning(bool on)
{
    if (on == m_timer.isActive())
        return;
    if (on)
        m_timer.start();
    else
        m_timer.stop();
    request();
}

void FrameClock::request()
{
    if (!m_single.isActive())
        m_single.start(0);
}

void FrameClock::beat(bool slow)
{
    ++m_frames;
    Q_EMIT frame();
    if (slow)
        Q_EMIT slowFrame();
}

} // namespace interleave
