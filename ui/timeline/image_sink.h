// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/column_rows.h"
#include "ui/timeline/shape_sink.h"

#include <QImage>

#include <vector>

namespace interleave {

/// Draws into an image of format RGB32, faster than a QPainter: a frame may hold tens of thousands of small boxes.
class ImageSink final : public ShapeSink
{
public:
    /// `unit`: pixels of a design unit; `phase`: pixels that the stripes are moved to the left.
    ImageSink(QImage &image, double unit, int phase);

    void fill(Box box, const QColor &color) override;
    void fillRound(Box box, int radius, Corners corners, const QColor &color) override;
    void hatch(Box box, QRgb front, QRgb back) override;
    void columns(const ColumnBlock &block) override;

private:
    QRgb *line(int y) { return reinterpret_cast<QRgb *>(m_bits + static_cast<qsizetype>(y) * m_stride); }
    void fillOpaque(Box box, QRgb color);
    bool clip(Box &box) const;
    const QRgb *stripes(QRgb front, QRgb back);

    uchar *m_bits;
    qsizetype m_stride;
    int m_width;
    int m_height;
    int m_phase;
    std::vector<float> m_stripe;      ///< share of the front colour by (x + y) % size
    std::vector<QRgb> m_stripeColors; ///< of the colours below, which repeat along a lane; as long as a block and a period
    RowFiller m_fillRow;
    QRgb m_stripeFront = 0;
    QRgb m_stripeBack = 0;
};

/// How much of `front` each diagonal of the stripe pattern has; its size is the pattern's period.
std::vector<float> stripePattern(double unit);

} // namespace interleave
