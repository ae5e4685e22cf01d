// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_canvas.h"

#include "ui/texts/quantities.h"
#include "ui/texts/slice_facts.h"
#include "ui/timeline/flow_lines.h"
#include "ui/timeline/furniture.h"
#include "ui/timeline/geometry_builder.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace interleave {

LaneCanvas::LaneCanvas(const TimelineScene &scene, ViewState &state, QWidget *parent) :
    QWidget(parent), m_scene(scene), m_state(state), m_renderer(scene)
{
    setObjectName(QStringLiteral("timelineLanes"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    retranslate();
}

void LaneCanvas::retranslate()
{
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("What each core and each worker did, over time. The data tables hold the same facts as text."));
    update();
}

void LaneCanvas::invalidate()
{
    m_stale = true;
    update();
}

std::optional<Nanos> LaneCanvas::timeUnderMouse() const
{
    return m_mouse ? std::optional(scale().timeAt(m_mouse->x())) : std::nullopt;
}

const LaneRow *LaneCanvas::rowUnderMouse() const
{
    return m_mouse ? rowAt(m_mouse->y()) : nullptr;
}

const LaneRow *LaneCanvas::rowAt(int y) const
{
    y += m_state.scroll();
    const auto it = std::upper_bound(m_scene.rows.begin(), m_scene.rows.end(), y, [](int at, const LaneRow &row) { return at < row.bottom(); });
    return it != m_scene.rows.end() && it->top <= y && it->isLane() ? &*it : nullptr;
}

TrackId LaneCanvas::trackAt(const LaneRow &row, int y) const
{
    if (row.kind != LaneRow::Kind::lock)
        return row.track;
    const LockLayout layout = LockLayout::of(row);
    const int inRow = y + m_state.scroll() - row.top;
    const int below = inRow - layout.firstWaiter;
    if (below < 0) {
        int holder = 0;
        while (holder + 1 < static_cast<int>(row.holders.size()) && inRow >= layout.topOfHolder(holder + 1))
            ++holder;
        return row.holders.empty() ? row.track : row.holders[static_cast<std::size_t>(holder)];
    }
    const auto line = static_cast<std::size_t>(below / layout.waiterPitch);
    return line < row.waiters.size() ? row.waiters[line] : TrackId{};
}

std::optional<SliceRef> LaneCanvas::sliceAt(QPoint at) const
{
    const LaneRow *row = rowAt(at.y());
    if (!row || row->kind == LaneRow::Kind::queue)
        return std::nullopt;
    const TrackId track = trackAt(*row, at.y());
    if (!track.isValid() || m_scene.view.isEmpty())
        return std::nullopt;
    // A pixel to either side, so that a thin slice can be hit.
    for (const int dx : {0, -1, 1}) {
        if (const auto hit = sliceHit(m_scene.view, track, scale().timeAt(at.x() + dx + 0.5)))
            return SliceRef{track, hit->index, hit->open};
    }
    return std::nullopt;
}

QRect LaneCanvas::rectOf(const SliceRef &ref) const
{
    for (const LaneRow &row : m_scene.rows) {
        if (!row.shows(ref.track))
            continue;
        std::optional<Slice> slice;
        if (ref.open)
            slice = m_scene.view.openSlice(ref.track);
        else if (ref.index >= m_scene.view.firstSlice(ref.track) && ref.index < m_scene.view.endSlice(ref.track))
            slice = m_scene.view.slice(ref.track, ref.index);
        if (!slice)
            return {};
        const TimeScale here = scale();
        const int x0 = here.pixel(slice->begin);
        const int x1 = std::max(here.pixel(slice->end), x0 + 1);
        int y = row.top + barInset(row.height);
        int height = row.height - 2 * barInset(row.height);
        if (row.kind == LaneRow::Kind::lock) {
            const LockLayout layout = LockLayout::of(row);
            const auto holder = std::find(row.holders.begin(), row.holders.end(), ref.track);
            const int index = holder == row.holders.end() ? 0 : static_cast<int>(holder - row.holders.begin());
            const auto waiter = std::find(row.waiters.begin(), row.waiters.end(), ref.track);
            y = row.top + layout.topOfHolder(index);
            height = layout.heightOfHolder(index);
            if (waiter != row.waiters.end()) {
                y = row.top + layout.firstWaiter + static_cast<int>(waiter - row.waiters.begin()) * layout.waiterPitch;
                height = layout.waiterHeight;
            }
        }
        return QRect(x0, y - m_state.scroll(), x1 - x0, height);
    }
    return {};
}

void LaneCanvas::renderLanes()
{
    const double ratio = devicePixelRatioF();
    const QSize size(static_cast<int>(std::lround(width() * ratio)), static_cast<int>(std::lround(height() * ratio)));
    if (size.isEmpty())
        return;
    if (m_image.size() != size)
        m_image = QImage(size, QImage::Format_RGB32);
    m_image.setDevicePixelRatio(1);
    const TimeScale device = TimeScale::make(m_state.window(), size.width());
    const auto phase = static_cast<int>(std::fmod(device.firstPixel, 1e6));
    m_renderer.arrange(device, m_state.scroll(), height(), ratio);
    m_bands.draw(m_renderer, m_image, m_scene.theme.scale * ratio, phase);
    m_image.setDevicePixelRatio(ratio);
    QPainter painter(&m_image);
    m_renderer.paintNumbers(painter, 0, 0);
    m_stale = false;
}

void LaneCanvas::paintEvent(QPaintEvent *)
{
    if (m_stale || m_image.size() != QSize(static_cast<int>(std::lround(width() * devicePixelRatioF())),
                                         static_cast<int>(std::lround(height() * devicePixelRatioF()))))
        renderLanes();
    QPainter painter(this);
    painter.drawImage(0, 0, m_image);
    if (m_scene.view.isEmpty() || m_scene.rows.empty()) {
        paintEmpty(painter);
    } else {
        paintFlowLines(painter, m_scene, flowLines(m_scene, scale(), rect(), m_state.scroll()));
        furniture::paintMarkerLines(painter, m_scene, scale(), QRect(0, 0, width(), std::min(height(), m_scene.rowsHeight - m_state.scroll())));
        if (m_hovered && m_hovered != m_state.selectedSlice())
            paintSlice(painter, *m_hovered, false);
        if (m_state.selectedSlice())
            paintSlice(painter, *m_state.selectedSlice(), true);
        paintRange(painter);
    }
    if (m_showFocus && m_scene.theme.kind != ThemeKind::projector) {
        painter.setPen(QPen(m_scene.theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LaneCanvas::paintSlice(QPainter &painter, const SliceRef &slice, bool selected) const
{
    const QRect place = rectOf(slice).adjusted(-2, -2, 1, 2);
    if (place.isEmpty() || !place.intersects(rect()))
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(selected ? m_scene.theme.accent : m_scene.theme.faint, selected ? 2 : 1));
    const QRectF frame = QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5);
    // Painters of 32 bits do not like frames a million pixels wide.
    painter.drawRoundedRect(frame.intersected(QRectF(rect()).adjusted(-8, -8, 8, 8)), 3, 3);
    painter.restore();
}

void LaneCanvas::paintRange(QPainter &painter) const
{
    const auto range = m_state.selectedRange();
    if (!range)
        return;
    const Theme &theme = m_scene.theme;
    const TimeScale here = scale();
    const int x0 = std::clamp(here.pixel(range->begin), -2, width() + 2);
    const int x1 = std::clamp(here.pixel(range->end), -2, width() + 2);
    QColor veil = theme.accent;
    veil.setAlpha(28);
    painter.fillRect(QRect(x0, 0, x1 - x0, height()), veil);
    painter.fillRect(QRect(x0, 0, 1, height()), theme.accent);
    painter.fillRect(QRect(x1, 0, 1, height()), theme.accent);

    // Its totals on a card beside it.
    texts::Facts facts = texts::rangeFacts(m_scene.view, *range, 6);
    const QFontMetrics metrics(theme.small());
    int names = 0;
    int values = 0;
    for (const auto &line : facts.lines) {
        names = std::max(names, metrics.horizontalAdvance(line.name));
        values = std::max(values, metrics.horizontalAdvance(line.value));
    }
    const int lineHeight = metrics.height() + theme.px(3);
    const QSize size(names + values + theme.px(36), static_cast<int>(facts.lines.size()) * lineHeight + theme.px(12));
    int left = x1 + theme.px(8);
    if (left + size.width() > width())
        left = x0 - theme.px(8) - size.width();
    left = std::clamp(left, 0, std::max(0, width() - size.width()));
    const QRect card(QPoint(left, theme.px(8)), size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.border);
    painter.setBrush(theme.paper);
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(theme.small());
    int y = card.top() + theme.px(6);
    for (const auto &line : facts.lines) {
        painter.setPen(theme.faint);
        painter.drawText(QRect(card.left() + theme.px(10), y, names + 2, lineHeight), Qt::AlignVCenter | Qt::AlignLeft, line.name);
        painter.setPen(theme.ink);
        painter.drawText(QRect(card.left() + theme.px(26) + names, y, values + 2, lineHeight), Qt::AlignVCenter | Qt::AlignLeft, line.value);
        y += lineHeight;
    }
    painter.restore();
}

void LaneCanvas::paintEmpty(QPainter &painter) const
{
    const Theme &theme = m_scene.theme;
    const QRect middle = rect().adjusted(theme.px(24), 0, -theme.px(24), -height() / 8);
    painter.setFont(theme.heading());
    painter.setPen(theme.ink);
    const QString title = tr("Nothing has run yet");
    const QFontMetrics metrics(theme.heading());
    const int top = middle.center().y() - metrics.height();
    painter.drawText(QRect(middle.left(), top, middle.width(), metrics.height() + 2), Qt::AlignHCenter | Qt::AlignVCenter, title);
    painter.setFont(theme.body());
    painter.setPen(theme.faint);
    painter.drawText(QRect(middle.left(), top + metrics.height() + theme.px(8), middle.width(), theme.px(80)),
        Qt::AlignHCenter | Qt::AlignTop | Qt::TextWordWrap,
        tr("Choose an experiment at the left, guess what will happen, and press Run.\nCores, workers, locks and queues appear here while they "
           "work."));
}

void LaneCanvas::hover(QPoint at)
{
    m_mouse = at;
    const auto slice = sliceAt(at);
    if (slice == m_hovered)
        return;
    m_hovered = slice;
    update();
    Q_EMIT sliceHovered(slice);
}

bool LaneCanvas::event(QEvent *event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto *help = static_cast<QHelpEvent *>(event);
    const auto slice = sliceAt(help->pos());
    const texts::Facts facts = slice ? texts::sliceFacts(m_scene.view, *slice) : texts::Facts{};
    if (facts.isEmpty() || m_dragging) {
        QToolTip::hideText();
        return true;
    }
    QString rows;
    for (const auto &line : facts.lines)
        rows += QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2</td></tr>").arg(line.name.toHtmlEscaped(), line.value.toHtmlEscaped());
    QToolTip::showText(help->globalPos(), QStringLiteral("<table style='white-space:nowrap'>%1</table>").arg(rows), this);
    return true;
}

} // namespace interleave
