// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keyboard do on the lanes; the picture is in lane_canvas.cpp.
#include "ui/timeline/lane_canvas.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace interleave {

void LaneCanvas::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position().toPoint();
    m_pressedTime = scale().timeAt(event->position().x());
    m_dragging = false;
    ++m_gesture;
}

void LaneCanvas::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    if (m_pressed && (event->buttons() & Qt::LeftButton)) {
        m_mouse = at;
        if (!m_dragging && std::abs(at.x() - m_pressed->x()) < QApplication::startDragDistance())
            return;
        m_dragging = true;
        const Nanos now = std::clamp(scale().timeAt(event->position().x()), Nanos{0}, std::max<Nanos>(1, m_state.trace().end));
        const Nanos then = std::clamp(m_pressedTime, Nanos{0}, std::max<Nanos>(1, m_state.trace().end));
        m_state.selectRange(TimeRange{std::min(now, then), std::max(now, then)}, m_gesture);
        return;
    }
    hover(at);
}

void LaneCanvas::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_pressed)
        return;
    m_pressed.reset();
    if (std::exchange(m_dragging, false))
        return;
    // A click: the slice under it, and no range any more.
    m_state.selectRange(std::nullopt);
    m_state.selectSlice(sliceAt(event->position().toPoint()));
}

void LaneCanvas::mouseDoubleClickEvent(QMouseEvent *event)
{
    const auto ref = sliceAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !ref)
        return;
    const auto slice = ref->open ? m_scene.view.openSlice(ref->track) : std::optional(m_scene.view.slice(ref->track, ref->index));
    if (!slice)
        return;
    m_state.selectSlice(ref);
    const Nanos margin = std::max<Nanos>(slice->end - slice->begin, ViewState::narrowest) / 4;
    m_state.setWindow({slice->begin - margin, slice->end + margin});
}

void LaneCanvas::wheelEvent(QWheelEvent *event)
{
    const QPoint pixels = event->pixelDelta();
    const QPoint angle = event->angleDelta();
    const double notches = (angle.y() != 0 ? angle.y() : angle.x()) / 120.0;
    event->accept();
    if (event->modifiers() & Qt::ControlModifier) {
        const double factor = std::pow(1.25, -notches);
        if (m_state.isFollowing())
            m_state.setFollowWidth(static_cast<Nanos>(static_cast<double>(m_state.window().length()) * factor), m_gesture);
        else
            m_state.setWindow(zoomed(m_state.window(), scale().timeAt(event->position().x()), factor), m_gesture);
        return;
    }
    const bool sideways = event->modifiers() & Qt::ShiftModifier || std::abs(angle.x()) > std::abs(angle.y());
    if (sideways) {
        const double by = pixels.isNull() ? -notches * 0.1 * width() : -static_cast<double>(pixels.x() != 0 ? pixels.x() : pixels.y());
        m_state.setWindow(panned(m_state.window(), by / std::max(1, width())), m_gesture);
        return;
    }
    const int most = std::max(0, m_scene.rowsHeight - height());
    const double by = pixels.isNull() ? notches * m_scene.theme.px(48) : pixels.y();
    m_state.setScroll(std::clamp(m_state.scroll() - static_cast<int>(std::lround(by)), 0, most));
}

void LaneCanvas::keyPressEvent(QKeyEvent *event)
{
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int most = std::max(0, m_scene.rowsHeight - height());
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right: m_state.setWindow(panned(m_state.window(), (event->key() == Qt::Key_Left ? -1 : 1) * (shift ? 0.5 : 0.1)), m_gesture); return;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_state.setScroll(std::clamp(m_state.scroll() + (event->key() == Qt::Key_Up ? -1 : 1) * m_scene.theme.px(36), 0, most));
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        m_state.setScroll(std::clamp(m_state.scroll() + (event->key() == Qt::Key_PageUp ? -1 : 1) * height() * 9 / 10, 0, most));
        return;
    case Qt::Key_Escape:
        if (m_state.selectedRange() || m_state.selectedSlice()) {
            m_state.selectRange(std::nullopt);
            m_state.selectSlice(std::nullopt);
            return;
        }
        break;
    default: break;
    }
    QWidget::keyPressEvent(event);
}

void LaneCanvas::leaveEvent(QEvent *)
{
    m_mouse.reset();
    if (!std::exchange(m_hovered, std::nullopt))
        return;
    update();
    Q_EMIT sliceHovered(std::nullopt);
}

void LaneCanvas::focusInEvent(QFocusEvent *event)
{
    // Who came here with the keyboard has to see where the keys go; who clicked knows.
    m_showFocus = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason || event->reason() == Qt::ShortcutFocusReason;
    update();
}

void LaneCanvas::focusOutEvent(QFocusEvent *)
{
    m_showFocus = false;
    update();
}

} // namespace interleave
