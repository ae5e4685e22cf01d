// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/shape_legend.h"

#include <QPainter>

namespace interleave {

ShapeLegend::ShapeLegend(Detail detail, QWidget *parent) : QWidget(parent), m_detail(detail)
{
    setObjectName(QStringLiteral("shapeLegend"));
    retranslate();
}

void ShapeLegend::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void ShapeLegend::retranslate()
{
    if (m_detail == Detail::projector)
        m_entries = {{Shape::running, tr("running")}, {Shape::runnable, tr("wants a core")}, {Shape::blocked, tr("waits")}};
    else
        m_entries = {{Shape::running, tr("running")}, {Shape::runnable, tr("runnable")}, {Shape::blocked, tr("blocked")}, {Shape::lost, tr("lost")}};
    setToolTip(tr("Full bar: on a core. Hatched: wants a core. Thin line from a stop: waits for a lock (dotted: for a queue). Empty box: lost, "
                  "nothing is known."));
    updateGeometry();
    update();
}

QFont ShapeLegend::font() const
{
    return m_detail == Detail::projector ? m_theme.heading() : m_theme.small();
}

double ShapeLegend::shapeWidth() const
{
    return QFontMetricsF(font()).height() * 0.9;
}

QSize ShapeLegend::sizeHint() const
{
    const QFontMetricsF metrics(font());
    double width = m_theme.px(8);
    for (const Entry &entry : m_entries)
        width += shapeWidth() + m_theme.px(6) + metrics.horizontalAdvance(entry.words) + m_theme.px(14);
    return {static_cast<int>(width), static_cast<int>(metrics.height()) + m_theme.px(4)};
}

void ShapeLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    const QFontMetricsF metrics(font());
    double x = 0;
    for (const Entry &entry : m_entries) {
        const double high = metrics.height() * 0.62;
        paintShape(painter, entry.shape, QRectF(x, (height() - high) / 2, shapeWidth(), high));
        x += shapeWidth() + m_theme.px(6);
        painter.setPen(m_theme.faint);
        painter.drawText(QRectF(x, 0, metrics.horizontalAdvance(entry.words) + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, entry.words);
        x += metrics.horizontalAdvance(entry.words) + m_theme.px(14);
    }
}

void ShapeLegend::paintShape(QPainter &painter, Shape shape, const QRectF &place) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const QColor ink = m_theme.faint;
    switch (shape) {
    case Shape::running:
        painter.setBrush(ink);
        painter.drawRoundedRect(place, 2, 2);
        break;
    case Shape::runnable: {
        const QRectF half = place.adjusted(0, place.height() / 4, 0, -place.height() / 4);
        painter.fillRect(half, mixed(m_theme.band, ink, 0.25));
        painter.setClipRect(half);
        painter.setPen(QPen(ink, m_theme.px(1.4)));
        const double step = m_theme.px(4);
        const int stripes = static_cast<int>((half.width() + half.height()) / step) + 1;
        for (int i = 0; i < stripes; ++i) {
            const double x = half.left() - half.height() + i * step;
            painter.drawLine(QPointF(x, half.bottom()), QPointF(x + half.height(), half.top()));
        }
        break;
    }
    case Shape::blocked:
        painter.setBrush(ink);
        painter.drawRect(QRectF(place.left(), place.top(), m_theme.px(2), place.height()));
        painter.drawRect(QRectF(place.left(), place.center().y() - m_theme.px(1), place.width(), m_theme.px(2)));
        break;
    case Shape::lost: {
        painter.setPen(QPen(ink, 1));
        const double tooth = place.height() / 4;
        painter.drawLine(place.topLeft() + QPointF(tooth / 2, 0.5), place.topRight() + QPointF(-tooth / 2, 0.5));
        painter.drawLine(place.bottomLeft() + QPointF(tooth / 2, -0.5), place.bottomRight() + QPointF(-tooth / 2, -0.5));
        for (const double side : {place.left() + tooth / 2, place.right() - tooth / 2}) {
            QPolygonF torn;
            for (int i = 0; i <= 4; ++i)
                torn << QPointF(side + (i % 2 ? tooth / 2 : -tooth / 2), place.top() + tooth * i);
            painter.drawPolyline(torn);
        }
        break;
    }
    }
    painter.restore();
}

} // namespace interleave
