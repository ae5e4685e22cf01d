// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/painter_sink.h"

#include "ui/timeline/column_block.h"
#include "ui/timeline/image_sink.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace interleave {

bool PainterSink::clip(Box &box) const
{
    const int x0 = std::max(m_bounds.x, box.x);
    const int y0 = std::max(m_bounds.y, box.y);
    const int x1 = std::min(m_bounds.right(), box.right());
    const int y1 = std::min(m_bounds.bottom(), box.bottom());
    box = {x0, y0, x1 - x0, y1 - y0};
    return box.w > 0 && box.h > 0;
}

void PainterSink::fill(Box box, const QColor &color)
{
    if (clip(box))
        m_painter.fillRect(QRectF(box.x, box.y, box.w, box.h), color);
}

void PainterSink::fillRound(Box box, int radius, Corners corners, const QColor &color)
{
    const Box whole = box;
    if (!clip(box))
        return;
    if (whole.w != box.w || whole.h != box.h || corners != all || radius < 1 || box.w < 4) {
        m_painter.fillRect(QRectF(box.x, box.y, box.w, box.h), color);
        return;
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(color);
    m_painter.drawRoundedRect(QRectF(box.x, box.y, box.w, box.h), radius, radius);
}

void PainterSink::hatch(Box box, QRgb front, QRgb back)
{
    if (!clip(box))
        return;
    const QRectF rect(box.x, box.y, box.w, box.h);
    m_painter.fillRect(rect, QColor(back));
    // Stripes where x + y + phase is near a multiple of the period, cut to the box by hand, as one path.
    const auto period = static_cast<int>(stripePattern(m_unit).size());
    const double wide = period * 0.44;
    const int low = box.x + box.y + m_phase;
    QPainterPath path;
    for (int sum = low - (low % period + period) % period - period; sum < low + box.w + box.h; sum += period) {
        const double a = sum - m_phase;
        QPolygonF stripe;
        stripe << QPointF(a - box.y, box.y) << QPointF(a + wide - box.y, box.y) << QPointF(a + wide - box.bottom(), box.bottom())
               << QPointF(a - box.bottom(), box.bottom());
        if (stripe.boundingRect().left() >= rect.left() && stripe.boundingRect().right() <= rect.right())
            path.addPolygon(stripe);
        else
            path.addPolygon(stripe.intersected(QPolygonF(rect)));
    }
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(front));
    m_painter.drawPath(path);
}

/// Every second column stands for two, and neighbours that look alike are one.
void PainterSink::columns(const ColumnBlock &block)
{
    int from = 0;
    for (int i = 2; i < block.count; i += 2) {
        if (block.isAlike(from, i))
            continue;
        column(block, from, i);
        from = i;
    }
    if (block.count > 0)
        column(block, from, block.count);
}

void PainterSink::column(const ColumnBlock &block, int from, int to)
{
    const auto at = static_cast<std::size_t>(from);
    const auto box = [&](int top, int bottom) { return Box{block.x + from, top, to - from, bottom - top}; };
    int bottom = block.bottom;
    for (std::size_t l = 0; l < ColumnBlock::layers; ++l) {
        const int top = std::min(bottom, block.layerTop[l][at]);
        if (top < bottom)
            fill(box(top, bottom), QColor(block.layer[l][at]));
        bottom = top;
    }
    const int baseBottom = std::min(bottom, block.baseBottom[at]);
    if (block.baseTop[at] < baseBottom)
        fill(box(block.baseTop[at], baseBottom), QColor(block.base[at]));
}

} // namespace interleave
