// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coordinates.h"
#include "ui/timeline/timeline_scene.h"
#include "ui/view_state.h"

#include <QImage>
#include <QPoint>
#include <QWidget>

#include <optional>

namespace interleave {

/// Names and shares at the left of the lanes. A click selects the lane's newest slice in the window.
class LaneLabels : public QWidget
{
    Q_OBJECT

public:
    LaneLabels(const TimelineScene &scene, ViewState &state, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    const LaneRow *rowAt(int y) const;

    const TimelineScene &m_scene;
    ViewState &m_state;
};

/// Ticks, times and the flags of changes. A drag zooms to what it covers.
class TimeRuler : public QWidget
{
    Q_OBJECT

public:
    TimeRuler(const TimelineScene &scene, ViewState &state, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    const TimelineScene &m_scene;
    ViewState &m_state;
    std::optional<int> m_from;
    int m_to = 0;
};

/// The whole run in one strip, and where the window is in it: drag the frame to move, its edges to resize, click elsewhere to go there.
class OverviewStrip : public QWidget
{
    Q_OBJECT

public:
    OverviewStrip(const TimelineScene &scene, ViewState &state, QWidget *parent);
    void invalidate();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    enum class Grip { none, move, left, right };

    QRect strip() const;
    TimeRange span() const; ///< what the strip stands for
    QRect frame() const;
    Grip gripAt(int x) const;
    Nanos timeAt(int x) const;

    const TimelineScene &m_scene;
    ViewState &m_state;
    QImage m_image;
    Nanos m_imageEnd = -1;
    Grip m_grip = Grip::none;
    Nanos m_grabbed = 0;
    TimeRange m_before;
    int m_gesture = 2'000'000;
};

} // namespace interleave
