// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/image_sink.h"

#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

QRgb blend(QRgb below, QRgb above, int alpha)
{
    const auto part = [alpha](int from, int to) { return from + (to - from) * alpha / 255; };
    return qRgb(part(qRed(below), qRed(above)), part(qGreen(below), qGreen(above)), part(qBlue(below), qBlue(above)));
}

} // namespace

std::vector<float> stripePattern(double unit)
{
    const int period = std::max(4, static_cast<int>(std::lround(6 * unit)));
    const double half = period * 0.22;
    std::vector<float> pattern(static_cast<std::size_t>(period));
    for (int i = 0; i < period; ++i) {
        const double distance = std::min(std::abs(i - half), period - std::abs(i - half));
        pattern[static_cast<std::size_t>(i)] = static_cast<float>(std::clamp(half + 0.5 - distance, 0.0, 1.0));
    }
    return pattern;
}

ImageSink::ImageSink(QImage &image, double unit, int phase) :
    m_bits(image.bits()), m_stride(image.bytesPerLine()), m_width(image.width()), m_height(image.height()), m_phase(phase),
    m_stripe(stripePattern(unit)), m_fillRow(fastestRowFiller())
{}

inline bool ImageSink::clip(Box &box) const
{
    const int x0 = std::max(0, box.x);
    const int y0 = std::max(0, box.y);
    const int x1 = std::min(m_width, box.right());
    const int y1 = std::min(m_height, box.bottom());
    box = {x0, y0, x1 - x0, y1 - y0};
    return box.w > 0 && box.h > 0;
}

void ImageSink::fillOpaque(Box box, QRgb color)
{
    if (!clip(box))
        return;
    for (int y = box.y; y < box.bottom(); ++y)
        std::fill_n(line(y) + box.x, box.w, color);
}

void ImageSink::fill(Box box, const QColor &color)
{
    if (color.alpha() == 255) {
        fillOpaque(box, color.rgb());
        return;
    }
    if (!clip(box))
        return;
    const QRgb rgb = color.rgb();
    for (int y = box.y; y < box.bottom(); ++y) {
        QRgb *at = line(y) + box.x;
        for (int x = 0; x < box.w; ++x)
            at[x] = blend(at[x], rgb, color.alpha());
    }
}

void ImageSink::fillRound(Box box, int radius, Corners corners, const QColor &color)
{
    radius = std::min({radius, box.w / 2, box.h / 2});
    if (radius < 1 || corners == none) {
        fill(box, color);
        return;
    }
    fill({box.x, box.y + radius, box.w, box.h - 2 * radius}, color);
    for (int row = 0; row < radius; ++row) {
        for (const int y : {box.y + row, box.bottom() - 1 - row}) {
            const int insetLeft = corners & left ? radius : 0;
            const int insetRight = corners & right ? radius : 0;
            fill({box.x + insetLeft, y, box.w - insetLeft - insetRight, 1}, color);
            for (int column = 0; column < radius; ++column) {
                const double distance = std::hypot(radius - row - 0.5, radius - column - 0.5);
                QColor covered = color;
                covered.setAlpha(static_cast<int>(std::clamp(radius + 0.5 - distance, 0.0, 1.0) * color.alpha()));
                if (corners & left)
                    fill({box.x + column, y, 1, 1}, covered);
                if (corners & right)
                    fill({box.right() - 1 - column, y, 1, 1}, covered);
            }
        }
    }
}

/// The pattern in these colours, long enough for a block of columns that begins anywhere in it.
const QRgb *ImageSink::stripes(QRgb front, QRgb back)
{
    if (m_stripeColors.empty() || front != m_stripeFront || back != m_stripeBack) {
        const std::size_t period = m_stripe.size();
        m_stripeColors.resize(ColumnBlock::most + period);
        for (std::size_t i = 0; i < period; ++i)
            m_stripeColors[i] = mixed(QColor(back), QColor(front), static_cast<double>(m_stripe[i])).rgb();
        for (std::size_t i = period; i < m_stripeColors.size(); ++i)
            m_stripeColors[i] = m_stripeColors[i - period];
        m_stripeFront = front;
        m_stripeBack = back;
    }
    return m_stripeColors.data();
}

void ImageSink::hatch(Box box, QRgb front, QRgb back)
{
    if (!clip(box))
        return;
    const QRgb *colors = stripes(front, back);
    const auto period = static_cast<int>(m_stripe.size());
    int first = ((box.x + m_phase + box.y) % period + period) % period;
    for (int y = box.y; y < box.bottom(); ++y) {
        QRgb *at = line(y) + box.x;
        for (int x = 0; x < box.w; x += period)
            std::copy_n(colors + first, std::min(period, box.w - x), at + x);
        first = first + 1 == period ? 0 : first + 1;
    }
}

void ImageSink::columns(const ColumnBlock &block)
{
    const int from = std::max(0, -block.x);
    const int to = std::min(block.count, m_width - block.x);
    const auto period = static_cast<int>(m_stripe.size());
    const QRgb *pattern = stripes(block.stripe, block.behind);
    for (int y = std::max(0, block.top); y < std::min(m_height, block.bottom); ++y)
        m_fillRow(line(y) + block.x, block, y, from, to, pattern + ((block.x + m_phase + y) % period + period) % period);
}

} // namespace interleave
