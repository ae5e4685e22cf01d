// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace interleave {

/// The window's one beat: while something changes it asks for a frame 30 times a second, and for the dearer work (charts, texts) at every
/// third of them. Off when nothing changes, so that a finished run costs nothing. A frame that takes long delays the next; none pile up.
/// 30 and not 60: the window shares the cores with the workers it watches.
class FrameClock : public QObject
{
    Q_OBJECT

public:
    static constexpr int framesPerSecond = 30;
    static constexpr int slowEvery = 3;

    explicit FrameClock(QObject *parent = nullptr);

    void setRunning(bool on);
    bool isRunning() const { return m_timer.isActive(); }
    /// One more frame of both kinds although the clock is off; several requests in a row are one.
    void request();
    std::uint64_t frames() const { return m_frames; } ///< since the start, for tests

Q_SIGNALS:
    void frame();
    void slowFrame(); ///< after the frame of the same instant

private:
    void beat(bool slow);

    QTimer m_timer;
    QTimer m_single;
    std::uint64_t m_frames = 0;
};

} // namespace interleave
