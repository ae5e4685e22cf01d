// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/painted_chart.h"

#include <QChart>
#include <QGraphicsItem>
#include <QPainter>

namespace interleave {

class PaintedChart::Inside : public QGraphicsItem
{
public:
    Inside(PaintedChart *owner, QGraphicsItem *parent) : QGraphicsItem(parent), m_owner(owner) { setZValue(10); }

    QRectF boundingRect() const override { return m_owner->plotArea(); }
    void plotMoved() { prepareGeometryChange(); }

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *) override
    {
        painter->setRenderHint(QPainter::Antialiasing, false);
        painter->setFont(m_owner->theme().small());
        m_owner->paintPlot(*painter, m_owner->plotArea());
    }

private:
    PaintedChart *m_owner;
};

PaintedChart::PaintedChart(const char *objectName, QWidget *parent) : ChartPanel(objectName, parent), m_inside(new Inside(this, chart())) {}

PaintedChart::~PaintedChart()
{
    delete m_inside; // it asks this chart for its place, so it must not outlive it by a moment
}

void PaintedChart::repaintPlot()
{
    m_inside->update();
}

void PaintedChart::themeChanged()
{
    repaintPlot();
}

void PaintedChart::plotMoved()
{
    m_inside->plotMoved();
}

} // namespace interleave
