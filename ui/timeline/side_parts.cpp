// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/side_parts.h"

#include "ui/timeline/furniture.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace interleave {

LaneLabels::LaneLabels(const TimelineScene &scene, ViewState &state, QWidget *parent) : QWidget(parent), m_scene(scene), m_state(state)
{
    setObjectName(QStringLiteral("timelineLabels"));
    setAttribute(Qt::WA_OpaquePaintEvent);
}

const LaneRow *LaneLabels::rowAt(int y) const
{
    for (const LaneRow &row : m_scene.rows) {
        if (row.top <= y + m_state.scroll() && y + m_state.scroll() < row.bottom())
            return row.isLane() ? &row : nullptr;
    }
    return nullptr;
}

void LaneLabels::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    furniture::paintLabels(painter, m_scene, rect(), m_state.scroll());
}

void LaneLabels::mousePressEvent(QMouseEvent *event)
{
    const LaneRow *row = rowAt(event->position().toPoint().y());
    if (!row || event->button() != Qt::LeftButton || row->kind == LaneRow::Kind::queue || !row->track.isValid())
        return;
    const TraceView &view = m_scene.view;
    const std::uint64_t end = std::min(view.sliceAt(row->track, m_state.window().end), view.endSlice(row->track));
    if (end > view.firstSlice(row->track))
        m_state.selectSlice(SliceRef{row->track, end - 1, false});
    else if (view.openSlice(row->track))
        m_state.selectSlice(SliceRef{row->track, 0, true});
}

bool LaneLabels::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const LaneRow *row = rowAt(help->pos().y());
        QToolTip::showText(help->globalPos(), row ? row->title : QString(), this);
        return true;
    }
    return QWidget::event(event);
}

TimeRuler::TimeRuler(const TimelineScene &scene, ViewState &state, QWidget *parent) : QWidget(parent), m_scene(scene), m_state(state)
{
    setObjectName(QStringLiteral("timelineRuler"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::SizeHorCursor);
}

void TimeRuler::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const TimeScale scale = TimeScale::make(m_state.window(), width());
    furniture::paintRuler(painter, m_scene, scale, rect());
    furniture::paintFlags(painter, m_scene, scale, rect());
    if (m_from) {
        QColor veil = m_scene.theme.accent;
        veil.setAlpha(60);
        painter.fillRect(QRect(std::min(*m_from, m_to), 0, std::abs(m_to - *m_from), height()), veil);
    }
}

void TimeRuler::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_from = m_to = event->position().toPoint().x();
}

void TimeRuler::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_from)
        return;
    m_to = event->position().toPoint().x();
    update();
}

void TimeRuler::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !m_from)
        return;
    const TimeScale scale = TimeScale::make(m_state.window(), width());
    const int a = std::min(*m_from, event->position().toPoint().x());
    const int b = std::max(*m_from, event->position().toPoint().x());
    m_from.reset();
    update();
    if (b - a >= 4)
        m_state.setWindow(scale.range(a, b));
}

OverviewStrip::OverviewStrip(const TimelineScene &scene, ViewState &state, QWidget *parent) : QWidget(parent), m_scene(scene), m_state(state)
{
    setObjectName(QStringLiteral("timelineOverview"));
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

void OverviewStrip::invalidate()
{
    m_imageEnd = -1;
    update();
}

QRect OverviewStrip::strip() const
{
    const Theme &theme = m_scene.theme;
    const int left = m_scene.labelWidth();
    return QRect(left, theme.px(10), std::max(1, width() - left), height() - theme.px(20));
}

TimeRange OverviewStrip::span() const
{
    // While a run grows the strip grows in steps, so that its picture stands still between them.
    const Nanos end = std::max<Nanos>(m_scene.view.end(), 1'000'000);
    if (!m_state.isFollowing())
        return {0, end};
    const Nanos step = std::max<Nanos>(1, niceStep(static_cast<double>(end) / 8));
    return {0, (end / step + 1) * step};
}

Nanos OverviewStrip::timeAt(int x) const
{
    const QRect place = strip();
    return static_cast<Nanos>(static_cast<double>(span().end) * (x - place.left()) / place.width());
}

QRect OverviewStrip::frame() const
{
    const QRect place = strip();
    const auto xOf = [&](Nanos time) {
        const double x = place.width() * static_cast<double>(time) / static_cast<double>(span().end);
        return place.left() + static_cast<int>(std::lround(std::clamp(x, 0.0, static_cast<double>(place.width()))));
    };
    const int x0 = xOf(m_state.window().begin);
    const int x1 = std::max(xOf(m_state.window().end), x0 + m_scene.theme.px(4));
    const int beyond = m_scene.theme.px(4);
    return QRect(x0, place.top() - beyond, std::min(x1, width() - 1) - x0, place.height() + 2 * beyond);
}

void OverviewStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_scene.theme;
    const double ratio = devicePixelRatioF();
    const QRect place = strip();
    const QSize size = place.size() * ratio;
    const Nanos grown = m_scene.view.end() - m_imageEnd;
    if (m_imageEnd < 0 || m_image.size() != size || grown < 0 || grown > span().end / std::max(1, place.width())) {
        m_image = QImage(size, QImage::Format_RGB32);
        m_image.setDevicePixelRatio(ratio);
        m_image.fill(theme.paper);
        QPainter painter(&m_image);
        if (!m_scene.view.isEmpty())
            furniture::paintOverview(painter, m_scene, span(), QRect(QPoint(0, 0), place.size()), ratio);
        m_imageEnd = m_scene.view.end();
    }
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.setPen(theme.faint);
    painter.setFont(theme.small());
    const QRect label(theme.px(14), 0, m_scene.labelWidth() - theme.px(20), height());
    painter.drawText(label, Qt::AlignVCenter | Qt::AlignLeft, tr("whole run"));
    painter.drawImage(place.topLeft(), m_image);
    if (m_scene.view.isEmpty())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.accent, theme.px(2)));
    painter.drawRoundedRect(QRectF(frame()).adjusted(1, 1, -1, -1), theme.px(3), theme.px(3));
}

OverviewStrip::Grip OverviewStrip::gripAt(int x) const
{
    const QRect here = frame();
    const int edge = m_scene.theme.px(4);
    if (here.width() > 4 * edge && std::abs(x - here.left()) <= edge)
        return Grip::left;
    if (here.width() > 4 * edge && std::abs(x - here.right()) <= edge)
        return Grip::right;
    return x >= here.left() && x <= here.right() ? Grip::move : Grip::none;
}

void OverviewStrip::mousePressEvent(QMouseEvent *event)
{
    const int x = event->position().toPoint().x();
    if (event->button() != Qt::LeftButton || m_scene.view.isEmpty() || x < strip().left())
        return;
    ++m_gesture;
    m_grip = gripAt(x);
    if (m_grip == Grip::none) {
        const Nanos half = m_state.window().length() / 2;
        m_state.setWindow({timeAt(x) - half, timeAt(x) + half}, m_gesture);
        m_grip = Grip::move;
    }
    m_grabbed = timeAt(x);
    m_before = m_state.window();
}

void OverviewStrip::mouseMoveEvent(QMouseEvent *event)
{
    const int x = event->position().toPoint().x();
    if (m_grip == Grip::none) {
        const Grip grip = gripAt(x);
        setCursor(grip == Grip::left || grip == Grip::right ? Qt::SizeHorCursor : grip == Grip::move ? Qt::OpenHandCursor : Qt::ArrowCursor);
        return;
    }
    const Nanos by = timeAt(x) - m_grabbed;
    TimeRange window = m_before;
    if (m_grip != Grip::right)
        window.begin = std::min(window.begin + by, m_grip == Grip::left ? window.end - ViewState::narrowest : INT64_MAX);
    if (m_grip != Grip::left)
        window.end = std::max(window.end + by, m_grip == Grip::right ? window.begin + ViewState::narrowest : INT64_MIN);
    m_state.setWindow(window, m_gesture);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::none;
}

} // namespace interleave
