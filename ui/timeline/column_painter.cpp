// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/shape_painter.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

bool isWait(std::uint32_t state)
{
    switch (static_cast<SliceState>(state)) {
    case SliceState::lock:
    case SliceState::queue:
    case SliceState::pipe:
    case SliceState::io:
    case SliceState::sleep: return true;
    default: return false;
    }
}

/// `step`: heights are rounded to a multiple of it.
int heightOf(float share, int height, int step)
{
    return static_cast<int>(share * static_cast<float>(height) / static_cast<float>(step) + 0.5F) * step;
}

} // namespace

bool ColumnPainter::Column::operator==(const Column &other) const
{
    return count == other.count && std::equal(segments, segments + count, other.segments);
}

void ColumnPainter::paint(const DenseSpan &span, std::span<const PixelColumn> pixels, int x, int y, const QColor &paper)
{
    const QColor hue = m_theme.hue(span.who);
    m_tones = {hue.rgb(), mixed(paper, hue, 0.15).rgb(), m_stripes == Look::stripes ? hue.rgb() : mixed(paper, hue, 0.55).rgb(),
        mixed(paper, hue, 0.35).rgb(), mixed(hue, paper, 0.35).rgb(), m_theme.faint.rgb()};
    const auto count = static_cast<int>(pixels.size());
    // Two in turn instead of one copied to the other.
    Column columns[2];
    unsigned run = 0;
    int from = 0;
    const int stride = m_sink.wantsFew() ? 2 : 1;
    for (int i = 0; i < count; i += stride) {
        Column &column = columns[1 - run];
        compose(span, pixels[static_cast<std::size_t>(i)], column);
        if (column == columns[run])
            continue;
        draw(columns[run], x + span.x + from, i - from, y);
        run = 1 - run;
        from = i;
    }
    draw(columns[run], x + span.x + from, count - from, y);
}

void ColumnPainter::draw(const Column &column, int x, int width, int y)
{
    for (unsigned i = 0; i < column.count; ++i) {
        const Segment &segment = column.segments[i];
        const ShapeSink::Box box{x, y + segment.y0, width, segment.y1 - segment.y0};
        if (segment.look == Look::stripes)
            m_sink.hatch(box, segment.front, segment.back);
        else
            m_sink.fillOpaque(box, segment.front);
    }
}

/// The largest part at full height, the others over its lower end, each as high as its share. Where nothing at all is the largest part, that is
/// what stays empty.
void ColumnPainter::compose(const DenseSpan &span, const PixelColumn &pixel, Column &out) const
{
    out.count = 0;
    if (pixel.count == 0)
        return;
    if (span.byState) {
        composeStates(span, pixel, out);
        return;
    }
    const auto colorOf = [&](std::uint32_t key) { return m_theme.hue(LaneId{key}).rgb(); };
    float known = 0;
    for (unsigned i = 0; i < pixel.count; ++i)
        known += pixel.parts[i].share;
    unsigned first = 0;
    if (!span.stacked && pixel.parts[0].share >= 1 - known) {
        out.add({span.y, span.y + span.height, Look::solid, colorOf(pixel.parts[0].key), 0});
        first = 1;
    }
    int bottom = span.y + span.height;
    for (unsigned i = first; i < pixel.count; ++i) {
        int high = heightOf(pixel.parts[i].share, span.height, m_step);
        if (high == 0 && (first == 0 ? i == 0 : (pixel.flags & SliceFlags::slept) != 0))
            high = 1;
        high = std::min(high, bottom - span.y);
        if (high > 0)
            out.add({bottom - high, bottom, Look::solid, colorOf(pixel.parts[i].key), 0});
        bottom -= high;
    }
}

void ColumnPainter::composeStates(const DenseSpan &span, const PixelColumn &pixel, Column &out) const
{
    const auto [front, pale, wanted, waited, other, ink] = m_tones;
    const int top = span.y;
    int bottom = span.y + span.height;
    const auto unit = [&](double units) { return std::max(1, static_cast<int>(std::lround(units * m_unit))); };

    switch (static_cast<SliceState>(pixel.parts[0].key)) {
    case SliceState::running: out.add({top, bottom, Look::solid, front, 0}); break;
    case SliceState::runnable:
        out.add({top + span.height / 4, bottom - span.height / 4, m_stripes, wanted, m_stripes == Look::stripes ? pale : 0});
        break;
    case SliceState::lost: {
        out.add({top, top + unit(1), Look::solid, ink, 0});
        out.add({bottom - unit(1), bottom, Look::solid, ink, 0});
        return;
    }
    default: {
        const bool wait = isWait(pixel.parts[0].key);
        const int thick = wait && pixel.parts[0].key != static_cast<std::uint32_t>(SliceState::sleep) ? unit(2) : 1;
        const int middle = top + (span.height - thick) / 2;
        out.add({middle, middle + thick, Look::solid, wait ? front : other, 0});
        break;
    }
    }
    for (unsigned i = 1; i < pixel.count && bottom > top; ++i) {
        const std::uint32_t state = pixel.parts[i].key;
        int high = heightOf(pixel.parts[i].share, span.height, m_step);
        const bool slept = isWait(state) && (pixel.flags & SliceFlags::slept);
        if (slept)
            high = std::max(high, unit(2)); // a wait that slept is never dropped
        else if (high == 0 && state == static_cast<std::uint32_t>(SliceState::running))
            high = 1;
        high = std::min(high, bottom - top);
        if (high <= 0)
            continue;
        if (state == static_cast<std::uint32_t>(SliceState::running))
            out.add({bottom - high, bottom, Look::solid, front, 0});
        else if (state == static_cast<std::uint32_t>(SliceState::runnable))
            out.add({bottom - high, bottom, m_stripes, wanted, m_stripes == Look::stripes ? pale : 0});
        else
            out.add({bottom - high, bottom, Look::solid, isWait(state) ? waited : other, 0});
        bottom -= high;
    }
}

} // namespace interleave
