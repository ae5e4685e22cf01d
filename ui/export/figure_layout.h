// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/export/figure.h"
#include "ui/timeline/lane_renderer.h"
#include "ui/timeline/timeline_scene.h"

#include <QCoreApplication>
#include <QRect>

#include <optional>

class QImage;
class QPainter;

namespace interleave {

/// Where everything of a figure lies, and how it is drawn: once, for every kind of output.
class FigureLayout
{
    Q_DECLARE_TR_FUNCTIONS(Figure)

public:
    explicit FigureLayout(const FigureRequest &request);

    /// Everything but the lanes' shapes.
    void paintAround(QPainter &painter);
    /// The shapes, in vectors. For pictures paintShapes() is faster.
    void paintShapes(QPainter &painter) const;
    void paintShapes(QImage &image) const;
    /// What lies over the shapes.
    void paintOver(QPainter &painter);

private:
    void placePanels(const QRect &below);
    void paintLegend(QPainter &painter);

    const FigureRequest &m_request;
    TimelineScene m_scene;
    TimeScale m_scale;
    QRect m_head, m_ruler, m_labels, m_lanes, m_foot;
    std::vector<QRectF> m_panels;
    std::optional<LaneRenderer> m_renderer;
    int m_hidden = 0; ///< lanes for which there was no room
};

} // namespace interleave
