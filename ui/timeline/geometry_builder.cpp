// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/geometry_builder.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

/// Pixels over which it is decided whether slices are drawn one by one.
constexpr int block = 32;
constexpr std::uint64_t mostInBlock = block / 2 - 1;
/// A stretch of so many pixels with so many slices is not looked at more closely.
constexpr int longBlock = 8 * block;
constexpr std::uint64_t veryMany = 4 * longBlock;

/// One slice track between two heights of the row.
class TrackBuilder
{
public:
    TrackBuilder(const TraceView &view, TrackId track, const TimeScale &scale, int y, int height, RowGeometry &out) :
        m_view(view), m_track(track), m_info(view.track(track)), m_scale(scale), m_y(y), m_height(height), m_out(out)
    {}

    void build()
    {
        const int width = std::min(m_scale.width, static_cast<int>(std::ceil(std::max(0.0, m_scale.position(m_view.end())))));
        m_detailFrom = oldestDetail();
        m_end = m_view.endSlice(m_track);
        m_next = m_view.sliceAt(m_track, m_scale.timeAt(0));
        int from = std::clamp(m_scale.pixel(0) - 1, 0, std::max(0, width)); // nothing long before the run
        while (from < width) {
            const auto [dense, first] = lookAt(from, width);
            int to = first;
            while (to < width) {
                const auto [alike, next] = lookAt(to, width);
                if (alike != dense)
                    break;
                to = next;
            }
            if (dense)
                addColumns(from, to);
            else
                addSlices(from, to);
            from = to;
        }
    }

private:
    Nanos oldestDetail() const
    {
        const std::uint64_t first = m_view.firstSlice(m_track);
        return first > 0 && first < m_view.endSlice(m_track) ? m_view.slice(m_track, first).begin : INT64_MIN;
    }

    /// Whether the pixels from `from` on are to be drawn as columns, and up to where that was looked at. Asked from left to right.
    std::pair<bool, int> lookAt(int from, int width)
    {
        const int to = std::min(from + block, width);
        const TimeRange range = m_scale.range(from, to);
        if (range.begin < m_detailFrom)
            return {true, to}; // only the mipmap is left
        const int far = std::min(from + longBlock, width);
        if (goesOnDensely(range.begin, m_scale.timeAt(far)))
            return {true, far};
        m_next = firstEndingAfter(range.begin);
        if (holdsMore(veryMany, m_scale.timeAt(far))) {
            m_dense = {m_next, m_view.slice(m_track, m_next).begin, m_view.slice(m_track, m_next + veryMany).begin};
            return {true, far};
        }
        return {holdsMore(mostInBlock * static_cast<std::uint64_t>(to - from) / block, range.end), to};
    }

    bool holdsMore(std::uint64_t slices, Nanos end) const { return m_next + slices < m_end && m_view.slice(m_track, m_next + slices).begin < end; }

    /// `veryMany` slices that lie close together.
    struct Dense
    {
        std::uint64_t first = 0;
        Nanos begin = 0;
        Nanos end = 0; ///< begin of the slice after them
        /// Where the slice at `time` would be, if it is not after `most`.
        std::uint64_t at(Nanos time, std::uint64_t most) const
        {
            const auto share = static_cast<double>(std::max<Nanos>(0, time - begin)) / static_cast<double>(std::max<Nanos>(1, end - begin));
            return first + static_cast<std::uint64_t>(std::min(share * veryMany, static_cast<double>(most)));
        }
    };

    /// Behind a dense block: are there very many in [begin, end) too? Looks at two slices where they would be if it went on alike, instead of
    /// searching for the first, which costs more than drawing it. False where that does not tell.
    bool goesOnDensely(Nanos begin, Nanos end)
    {
        if (m_dense.end == 0)
            return false;
        const std::uint64_t first = m_dense.at(begin, m_end) + veryMany / 4;
        Dense next;
        if (first + veryMany < m_end)
            next = {first, m_view.slice(m_track, first).begin, m_view.slice(m_track, first + veryMany).begin};
        m_dense = next.begin >= begin && next.end < end ? next : Dense{};
        return m_dense.end != 0;
    }

    /// Searched from where the last search ended.
    std::uint64_t firstEndingAfter(Nanos time)
    {
        const auto before = [&](std::uint64_t i) { return m_view.slice(m_track, i).end <= time; };
        std::uint64_t low = m_next;
        std::uint64_t high = low;
        for (std::uint64_t step = 1; high < m_end && before(high); step *= 2) {
            low = high + 1;
            high = low + step;
        }
        high = std::min(high, m_end);
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (before(middle))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    void addColumns(int from, int to)
    {
        DenseSpan span;
        span.x = from;
        span.y = m_y;
        span.height = m_height;
        span.byState = m_info.kind == TrackKind::worker;
        span.who = m_info.lane;
        m_view.columns(m_track, m_scale.range(from, to), m_out.addColumns(span, static_cast<std::size_t>(to - from)));
        m_out.dense.push_back(span);
    }

    void addSlices(int from, int to)
    {
        const TimeRange range = m_scale.range(from, to);
        for (std::uint64_t i = m_view.sliceAt(m_track, range.begin); i < m_end; ++i) {
            const Slice slice = m_view.slice(m_track, i);
            if (slice.begin >= range.end)
                return;
            addSlice(slice, from, to);
        }
        const auto open = m_view.openSlice(m_track);
        if (open && open->begin < range.end)
            addSlice(*open, from, to);
    }

    /// Clipped to what is drawn one by one: beyond it columns show the rest.
    void addSlice(const Slice &slice, int from, int to)
    {
        Mark mark;
        mark.x0 = m_scale.pixel(slice.begin);
        mark.x1 = std::max(m_scale.pixel(slice.end), mark.x0 + 1);
        if (mark.x0 >= to || mark.x1 <= from)
            return;
        // A little beyond the edges, so that a clipped shape shows no end there.
        mark.x0 = std::max(mark.x0, from > 0 ? from : -8);
        mark.x1 = std::min(mark.x1, to < m_scale.width ? to : m_scale.width + 8);
        mark.y = m_y;
        mark.height = m_height;
        mark.shape = shapeOf(slice);
        mark.flags = slice.flags;
        mark.who = m_info.kind == TrackKind::worker ? m_info.lane : slice.who;
        const bool thin = m_info.kind == TrackKind::lockWaiter && mark.shape != Shape::torn;
        if (thin)
            mark.shape = Shape::waiter;
        m_out.marks.push_back(mark);
    }

    const TraceView &m_view;
    const TrackId m_track;
    const TrackInfo &m_info;
    const TimeScale &m_scale;
    const int m_y;
    const int m_height;
    RowGeometry &m_out;
    Nanos m_detailFrom = INT64_MIN;
    Dense m_dense;            ///< the last that was seen, if the last block was such
    std::uint64_t m_next = 0; ///< where the search for slices has come to
    std::uint64_t m_end = 0;  ///< of the slices
};

/// What the lanes of a busy lock held of each pixel, from their summaries, largest first. Empty pixels are where there was none.
void addDensities(const TraceView &view, const LaneRow &row, const TimeScale &scale, const LockLayout &layout, RowGeometry &out)
{
    if (row.densities.empty())
        return;
    DenseSpan span;
    span.y = layout.holderTop;
    span.height = layout.holderHeight;
    span.stacked = true;
    const std::span<PixelColumn> sums = out.addColumns(span, static_cast<std::size_t>(scale.width));
    std::fill(sums.begin(), sums.end(), PixelColumn{});
    std::vector<PixelColumn> one(span.count);
    for (const TrackId track : row.densities) {
        view.columns(track, scale.range(), one);
        for (std::size_t x = 0; x < one.size(); ++x) {
            if (one[x].count == 0)
                continue;
            PixelColumn &sum = sums[x];
            PixelColumn::Part part = one[x].parts[0];
            for (unsigned i = 0; i < sum.count; ++i) {
                if (part.share > sum.parts[i].share)
                    std::swap(part, sum.parts[i]);
            }
            if (sum.count < PixelColumn::most)
                sum.parts[sum.count++] = part;
        }
    }
    out.dense.push_back(span);
}

/// The largest depth in each pixel. A pixel with very many points is sampled.
StepSpan stepsOf(const TraceView &view, TrackId track, const TimeScale &scale, double capacity)
{
    constexpr std::uint64_t looksPerPixel = 16;
    StepSpan span;
    span.capacity = capacity;
    span.values.assign(static_cast<std::size_t>(scale.width), -1.0F);
    std::uint64_t at = view.pointAt(track, scale.timeAt(0));
    double now = at > 0 ? view.point(track, at - 1).value : -1;
    double most = capacity;
    const std::uint64_t count = view.pointCount(track);
    for (int x = 0; x < scale.width && scale.timeAt(x) < view.end(); ++x) {
        const std::uint64_t next = std::min(count, view.pointAt(track, scale.timeAt(x + 1)));
        double largest = now;
        if (next > at) {
            const std::uint64_t step = std::max<std::uint64_t>(1, (next - at) / looksPerPixel);
            for (std::uint64_t i = at; i < next; i += step)
                largest = std::max(largest, view.point(track, i).value);
            now = view.point(track, next - 1).value;
            largest = std::max(largest, now);
            at = next;
        }
        span.values[static_cast<std::size_t>(x)] = static_cast<float>(largest);
        most = std::max(most, largest);
    }
    span.top = std::max(1.0, most);
    return span;
}

} // namespace

Shape shapeOf(const Slice &slice)
{
    switch (slice.state) {
    case SliceState::running: return slice.flags & SliceFlags::spinning ? Shape::hollow : Shape::bar;
    case SliceState::runnable: return Shape::hatched;
    case SliceState::lock: return Shape::stopLine;
    case SliceState::queue:
    case SliceState::pipe: return Shape::dotted;
    case SliceState::io: return Shape::dashDot;
    case SliceState::sleep: return Shape::hairline;
    case SliceState::waiting: return Shape::waiter;
    case SliceState::lost: return Shape::torn;
    case SliceState::held:
    case SliceState::density: return Shape::bar;
    case SliceState::stopped:
    case SliceState::other:
    case SliceState::count: break;
    }
    return Shape::greyLine;
}

int barInset(int rowHeight)
{
    return std::max(1, rowHeight / 9);
}

LockLayout LockLayout::of(const LaneRow &row)
{
    return of(row.height, static_cast<int>(row.waiters.size()), std::max(1, static_cast<int>(row.holders.size())));
}

int LockLayout::heightOfHolder(int index) const
{
    const int gap = holders > 1 ? 1 : 0;
    return std::max(1, topOfHolder(index + 1) - topOfHolder(index) - gap);
}

LockLayout LockLayout::of(int rowHeight, int waiters, int holders)
{
    // 4 above, 20 of holder, 2 between, then lines of 3 every 5, in a row of 42; 7 more for each holder above two.
    LockLayout layout{};
    layout.holders = std::max(1, holders);
    const int plain = rowHeight * 42 / (42 + 7 * std::max(0, holders - 2));
    layout.holderTop = barInset(plain);
    waiters = std::max(2, waiters);
    const int below = std::max(waiters * 2, plain * 3 / 8);
    layout.waiterPitch = std::max(2, std::min(plain / 8, below / waiters));
    layout.waiterHeight = std::max(1, layout.waiterPitch * 3 / 5);
    layout.holderHeight = std::max(3, rowHeight - 2 * layout.holderTop - waiters * layout.waiterPitch);
    layout.firstWaiter = layout.holderTop + layout.holderHeight + std::max(1, layout.holderTop / 2);
    return layout;
}

void buildRow(const TraceView &view, const LaneRow &row, const TimeScale &scale, const TimelineFacts &facts, RowGeometry &out)
{
    out.clear();
    if (view.isEmpty() || !row.isLane())
        return;
    const int inset = barInset(row.height);
    const int height = std::max(1, row.height - 2 * inset);
    if (row.kind == LaneRow::Kind::queue) {
        const double capacity = facts.capacity ? facts.capacity(row.object) : 0;
        StepSpan span = stepsOf(view, row.track, scale, capacity);
        span.y = inset;
        span.height = height;
        out.steps.push_back(std::move(span));
        return;
    }
    if (row.kind != LaneRow::Kind::lock) {
        TrackBuilder(view, row.track, scale, inset, height, out).build();
        return;
    }
    const auto waiters = static_cast<int>(row.waiters.size());
    const LockLayout layout = LockLayout::of(row);
    addDensities(view, row, scale, layout, out);
    const std::vector<TrackId> holders = row.holders.empty() && row.track.isValid() ? std::vector{row.track} : row.holders;
    for (int i = 0; i < static_cast<int>(holders.size()); ++i)
        TrackBuilder(view, holders[static_cast<std::size_t>(i)], scale, layout.topOfHolder(i), layout.heightOfHolder(i), out).build();
    for (int i = 0; i < waiters && layout.firstWaiter + (i + 1) * layout.waiterPitch <= row.height + 1; ++i)
        TrackBuilder(view, row.waiters[static_cast<std::size_t>(i)], scale, layout.firstWaiter + i * layout.waiterPitch, layout.waiterHeight, out)
            .build();
}

} // namespace interleave
