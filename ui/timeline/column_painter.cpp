// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/column_painter.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr unsigned indexOf(SliceState state)
{
    return static_cast<unsigned>(state);
}
constexpr unsigned unusedState = 15;
static_assert(indexOf(SliceState::count) <= unusedState);
static_assert(PixelColumn::most <= ColumnBlock::layers);

} // namespace

ColumnPainter::ColumnPainter(ShapeSink &sink, const Theme &theme, double unit) :
    m_sink(sink), m_theme(theme), m_step(sink.wantsFew() ? 6 : 1), m_thin(std::max(1, static_cast<int>(std::lround(unit)))),
    m_thick(std::max(1, static_cast<int>(std::lround(2 * unit))))
{}

void ColumnPainter::paint(const DenseSpan &span, std::span<const PixelColumn> pixels, int x, int y, const QColor &paper)
{
    m_block.top = y + span.y;
    m_block.bottom = m_block.top + span.height;
    m_steps = static_cast<float>(span.height) / static_cast<float>(m_step);
    chooseLooks(span, paper);
    const auto count = static_cast<int>(pixels.size());
    for (int from = 0; from < count; from += ColumnBlock::most) {
        m_block.x = x + span.x + from;
        m_block.count = std::min(ColumnBlock::most, count - from);
        const auto these = pixels.subspan(static_cast<std::size_t>(from));
        for (int i = 0; i < m_block.count; ++i) {
            const PixelColumn &pixel = these[static_cast<std::size_t>(i)];
            if (pixel.count == 0)
                m_block.clear(i);
            else if (span.byState)
                addStates(pixel, i);
            else
                addLanes(span, pixel, i);
        }
        m_sink.columns(m_block);
    }
}

/// Tables instead of questions: what comes next in a dense stretch cannot be foreseen, and a wrong guess costs more than a look-up.
void ColumnPainter::chooseLooks(const DenseSpan &span, const QColor &paper)
{
    const QColor hue = m_theme.hue(span.who);
    const QRgb front = hue.rgb();
    const QRgb waited = mixed(paper, hue, 0.35).rgb();
    const QRgb other = mixed(hue, paper, 0.35).rgb();
    const QRgb wanted = m_sink.wantsFew() ? mixed(paper, hue, 0.55).rgb() : ColumnBlock::striped; // stripes would be too many
    m_block.stripe = front;
    m_block.behind = mixed(paper, hue, 0.15).rgb();
    const auto line = [&](int thick) {
        const int middle = m_block.top + (span.height - thick) / 2;
        return std::pair(middle, middle + thick);
    };
    const auto [hairTop, hairBottom] = line(1);
    const auto [waitTop, waitBottom] = line(m_thick);
    m_looks.fill({hairTop, hairBottom, other, other, 0, 0});
    for (const SliceState wait : {SliceState::lock, SliceState::queue, SliceState::pipe, SliceState::io})
        m_looks[indexOf(wait)] = {waitTop, waitBottom, front, waited, 0, m_thick}; // a wait that slept is never dropped
    m_looks[indexOf(SliceState::sleep)] = {hairTop, hairBottom, front, waited, 0, m_thick};
    m_looks[indexOf(SliceState::running)] = {m_block.top, m_block.bottom, front, front, 1, 1};
    m_looks[indexOf(SliceState::runnable)] = {m_block.top + span.height / 4, m_block.bottom - span.height / 4, wanted, wanted, 0, 0};
    const QRgb ink = m_theme.faint.rgb();
    m_looks[indexOf(SliceState::lost)] = {m_block.top, m_block.top + m_thin, ink, other, 0, 0};
}

void ColumnPainter::addStates(const PixelColumn &pixel, int i)
{
    const auto at = static_cast<std::size_t>(i);
    const unsigned largest = pixel.parts[0].key % m_looks.size();
    const Look &base = m_looks[largest];
    m_block.baseTop[at] = base.baseTop;
    m_block.baseBottom[at] = base.baseBottom;
    m_block.base[at] = base.base;
    if (largest == indexOf(SliceState::lost)) {
        m_block.setLayer(0, i, m_block.bottom - m_thin, base.base);
        for (int l = 1; l < ColumnBlock::layers; ++l)
            m_block.setLayer(l, i, m_block.bottom, base.base);
        return;
    }
    const bool slept = (pixel.flags & SliceFlags::slept) != 0;
    int bottom = m_block.bottom;
    for (int l = 0; l + 1 < static_cast<int>(PixelColumn::most); ++l) {
        const PixelColumn::Part &part = pixel.parts[l + 1];
        const Look &look = m_looks[l + 1 < pixel.count ? part.key % m_looks.size() : unusedState];
        const int high = std::max(heightOf(part.share), slept ? look.leastSlept : look.least);
        bottom -= std::min(high, bottom - m_block.top);
        m_block.setLayer(l, i, bottom, look.part);
    }
    for (int l = static_cast<int>(PixelColumn::most) - 1; l < ColumnBlock::layers; ++l)
        m_block.setLayer(l, i, m_block.bottom, base.base);
}

/// Where nothing at all is the largest part, that is what stays empty.
void ColumnPainter::addLanes(const DenseSpan &span, const PixelColumn &pixel, int i)
{
    const auto colorOf = [&](std::uint32_t key) { return m_theme.hue(LaneId{key}).rgb(); };
    m_block.clear(i);
    float known = 0;
    for (unsigned p = 0; p < pixel.count; ++p)
        known += pixel.parts[p].share;
    unsigned first = 0;
    if (!span.stacked && pixel.parts[0].share >= 1 - known) {
        m_block.baseTop[static_cast<std::size_t>(i)] = m_block.top;
        m_block.base[static_cast<std::size_t>(i)] = colorOf(pixel.parts[0].key);
        first = 1;
    }
    int bottom = m_block.bottom;
    for (unsigned p = first; p < pixel.count; ++p) {
        int high = heightOf(pixel.parts[p].share);
        if (high == 0 && (first == 0 ? p == 0 : (pixel.flags & SliceFlags::slept) != 0))
            high = 1;
        bottom -= std::min(high, bottom - m_block.top);
        m_block.setLayer(static_cast<int>(p - first), i, bottom, colorOf(pixel.parts[p].key));
    }
}

} // namespace interleave
