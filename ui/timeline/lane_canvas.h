// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/timeline_query.h"
#include "ui/timeline/coordinates.h"
#include "ui/timeline/lane_bands.h"
#include "ui/timeline/lane_renderer.h"
#include "ui/timeline/timeline_scene.h"
#include "ui/view_state.h"

#include <QImage>
#include <QPoint>
#include <QWidget>

#include <optional>

namespace interleave {

/// One viewport-sized canvas that paints all visible lanes. The lanes' picture is kept; hover, selection and markers are laid over it.
class LaneCanvas : public QWidget
{
    Q_OBJECT

public:
    LaneCanvas(const TimelineScene &scene, ViewState &state, QWidget *parent);

    /// Trace, window, theme or rows changed: paint the lanes afresh.
    void invalidate();
    void retranslate();
    TimeScale scale() const { return TimeScale::make(m_state.window(), width()); }
    /// Time under the mouse, if it is here.
    std::optional<Nanos> timeUnderMouse() const;
    const LaneRow *rowUnderMouse() const;
    /// The slice at a point of the canvas.
    std::optional<SliceRef> sliceAt(QPoint at) const;
    QRect rectOf(const SliceRef &slice) const;

Q_SIGNALS:
    void sliceHovered(const std::optional<interleave::SliceRef> &slice);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    const LaneRow *rowAt(int y) const;
    TrackId trackAt(const LaneRow &row, int y) const;
    void renderLanes();
    void paintRange(QPainter &painter) const;
    void paintSlice(QPainter &painter, const SliceRef &slice, bool selected) const;
    void paintEmpty(QPainter &painter) const;
    void hover(QPoint at);

    const TimelineScene &m_scene;
    ViewState &m_state;
    LaneRenderer m_renderer;
    LaneBands m_bands;
    QImage m_image;
    bool m_stale = true;
    std::optional<QPoint> m_mouse;
    std::optional<SliceRef> m_hovered;
    std::optional<QPoint> m_pressed;
    Nanos m_pressedTime = 0;
    bool m_dragging = false;
    bool m_showFocus = false;
    int m_gesture = 1'000'000;
};

} // namespace interleave
