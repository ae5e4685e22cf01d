// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_walk.h"

#include "core/store/pixel_sink.h"
#include "core/store/slice_table.h"

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

static_assert(CoarseSlice::most <= MipCell::most);

class Walk
{
public:
    Walk(const SliceTable &table, Nanos end, TimeRange range, std::span<PixelColumn> out) :
        m_table(table), m_end(end), m_byState(isByState(table.kind())), m_sink(range, out, m_byState)
    {
        m_sleepers = table.kind() == TrackKind::worker ? ~((2U << static_cast<unsigned>(SliceState::runnable)) - 1) : ~0U;
        m_open = table.open().get();
        const Nanos column = range.length() / static_cast<Nanos>(out.size());
        for (m_top = -1; m_top + 1 < static_cast<int>(mipLevels) && mipCellLength(static_cast<unsigned>(m_top + 1)) <= column; ++m_top) {
        }
        for (int level = 0; level <= m_top; ++level) {
            m_cells[level] = table.mipmap().level(static_cast<unsigned>(level));
            m_cellCount[level] = m_cells[level] ? m_cells[level]->size() : 0;
        }
        m_first = table.first();
        m_size = table.slices().size();
    }

    void run(TimeRange range)
    {
        Nanos from = range.begin;
        if (m_top >= 0) {
            const Nanos length = mipCellLength(static_cast<unsigned>(m_top));
            from = ((from + PackedSlice::bias) / length) * length - PackedSlice::bias;
        }
        const Nanos to = std::min(range.end, m_end);
        m_next = itemEndingAfter(from);
        level(m_top, from, to);
        showOpen(to);
        m_sink.finish();
    }

private:
    /// Stored cells of this level between `from` and `to`, and below between them what is finer.
    void level(int number, Nanos from, Nanos to)
    {
        if (number < 0) {
            slices(from, to);
            return;
        }
        const Nanos length = mipCellLength(static_cast<unsigned>(number));
        const auto cellOf = [length](
                                Nanos time) { return static_cast<std::uint64_t>(time + PackedSlice::bias) / static_cast<std::uint64_t>(length); };
        std::uint64_t at = seek(number, cellOf(from));
        const MipCell *chunk = nullptr; // that of `at`
        while (from < to) {
            Nanos begin = to;
            const MipCell *cell = nullptr;
            if (at < m_cellCount[number]) {
                if (!chunk || at % MipLevel::rowsPerChunk == 0) {
                    chunk = m_cells[number]->chunkOf(at)->data();
                    prefetchChunk(*m_cells[number], at + MipLevel::rowsPerChunk, m_cellCount[number]);
                }
                cell = chunk + at % MipLevel::rowsPerChunk;
                begin = static_cast<Nanos>(cell->fullNumber() * static_cast<std::uint64_t>(length)) - PackedSlice::bias;
                if (begin + length > m_end)
                    begin = to; // newer than the view
            }
            if (from < std::min(begin, to))
                level(number - 1, from, std::min(begin, to));
            if (begin >= to)
                break;
            __builtin_prefetch(cell + 12); // the next cells are used within a microsecond; beyond the chunk it is only a hint
            put(begin, begin + length, cell->key, cell->share, cell->count, cell->flags);
            from = begin + length;
            m_next = widened(cell->nextLow);
            ++at;
        }
        m_cursor[number] = at;
    }

    /// The walk gets to the chunk of `row` before long, and its memory lies anywhere.
    template <typename Rows>
    static void prefetchChunk(const Rows &rows, std::uint64_t row, std::uint64_t count)
    {
        if (row >= count)
            return;
        const auto *chunk = reinterpret_cast<const char *>(rows.chunkOf(row));
        for (unsigned line = 0; line < 6; ++line)
            __builtin_prefetch(chunk + line * 64);
    }

    /// The first stored cell not before `number`, searched from where this level was left.
    std::uint64_t seek(int level, std::uint64_t number)
    {
        std::uint64_t low = m_cursor[level];
        const std::uint64_t count = m_cellCount[level];
        const auto before = [&](std::uint64_t i) { return (*m_cells[level])[i].fullNumber() < number; };
        std::uint64_t step = 1;
        std::uint64_t high = low;
        while (high < count && before(high)) {
            low = high + 1;
            high = low + step;
            step *= 2;
        }
        high = std::min(high, count);
        while (low < high) {
            const std::uint64_t middle = low + (high - low) / 2;
            if (before(middle))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// What a summary says: shares of 65535 by key. It says that something slept, not what; every wait in it is kept then.
    template <typename Keys, typename Parts>
    void put(Nanos begin, Nanos end, const Keys &key, const Parts &share, unsigned count, std::uint8_t flags)
    {
        if (m_byState) {
            m_sink.putStates(begin, end, key.data(), share.data(), count, flags, m_sleepers);
            return;
        }
        std::array<Shares::Part, MipCell::most> parts;
        for (unsigned i = 0; i < count; ++i)
            parts[i] = {key[i], (flags & SliceFlags::slept) != 0, static_cast<float>(share[i]) / 65535.0F};
        m_sink.put(begin, end, parts.data(), count, flags, 1);
    }

    void slices(Nanos from, Nanos to)
    {
        while (m_next < m_first) {
            if (!coarse(from, to))
                return;
        }
        while (m_next < m_size) {
            const SliceTable::Slices::Chunk *chunk = m_table.slices().chunkOf(m_next);
            if (!chunk)
                return;
            constexpr std::uint64_t rows = SliceTable::Slices::rowsPerChunk;
            const std::uint64_t stop = std::min(m_size, (m_next / rows + 1) * rows);
            prefetchChunk(m_table.slices(), stop, m_size);
            for (; m_next < stop; ++m_next) {
                const PackedSlice &slice = (*chunk)[m_next % rows];
                __builtin_prefetch(&slice + 24); // beyond the chunk it is only a hint
                if (slice.begin() >= to)
                    return;
                put(slice, std::max(slice.begin(), from), std::min(slice.end(), to));
                if (slice.end() > to)
                    return;
            }
        }
    }

    void put(const PackedSlice &slice, Nanos from, Nanos to)
    {
        if (m_byState) {
            m_sink.putState(from, to, static_cast<unsigned>(slice.state()), slice.flags);
            return;
        }
        const Shares::Part part{slice.who, (slice.flags & SliceFlags::slept) != 0, 1};
        m_sink.put(from, to, &part, 1, slice.flags, weightOf(slice));
    }

    /// One coarse slice; false when it reaches beyond `to`.
    bool coarse(Nanos from, Nanos to)
    {
        const CoarseSlice coarse = m_table.coarse()[m_next / CoarseSlice::slices];
        const Nanos begin = static_cast<Nanos>(coarse.begin) - PackedSlice::bias;
        const Nanos end = begin + static_cast<Nanos>(coarse.length);
        if (begin >= to)
            return false;
        if (end > from)
            put(std::max(begin, from), std::min(end, to), coarse.key, coarse.share, static_cast<unsigned>(coarse.count),
                static_cast<std::uint8_t>(coarse.flags));
        if (end > to)
            return false;
        m_next = (m_next / CoarseSlice::slices + 1) * CoarseSlice::slices;
        return true;
    }

    /// What has begun and not ended at the view's end. Closed since then, it has been met among the slices.
    void showOpen(Nanos to)
    {
        const bool closedSince = m_open && m_size > 0 && m_table.slices()[m_size - 1].end() > m_open->begin;
        if (m_open && m_open->begin < m_end && !closedSince) {
            PackedSlice packed = pack(*m_open);
            packed.flags |= SliceFlags::openEnd;
            put(packed, m_open->begin, to);
        }
    }

    std::uint64_t itemEndingAfter(Nanos time) const
    {
        if (m_first > 0 && m_first < m_size && m_table.slices()[m_first].begin() > time) {
            std::uint64_t from = 0;
            std::uint64_t to = m_first / CoarseSlice::slices;
            while (from < to) {
                const std::uint64_t middle = from + (to - from) / 2;
                const CoarseSlice coarse = m_table.coarse()[middle];
                if (static_cast<Nanos>(coarse.begin + coarse.length) - PackedSlice::bias > time)
                    to = middle;
                else
                    from = middle + 1;
            }
            return from * CoarseSlice::slices;
        }
        return m_table.firstEndingAfter(time, m_first, m_size);
    }

    /// The index near the end whose low 32 bits these are.
    std::uint64_t widened(std::uint32_t low) const
    {
        const std::uint64_t index = (m_size & ~std::uint64_t{UINT32_MAX}) | low;
        return index > m_size && index > UINT32_MAX ? index - (std::uint64_t{1} << 32) : index;
    }

    const SliceTable &m_table;
    const Nanos m_end;
    const bool m_byState;
    unsigned m_sleepers = 0; ///< bit per state: which may have slept in a summary that says that something did
    PixelSink m_sink;
    std::optional<Slice> m_open;
    int m_top = -1;
    std::array<const MipLevel *, mipLevels> m_cells{};
    std::array<std::uint64_t, mipLevels> m_cellCount{};
    std::array<std::uint64_t, mipLevels> m_cursor{};
    std::uint64_t m_first = 0;
    std::uint64_t m_size = 0;
    std::uint64_t m_next = 0;
};

} // namespace

void walkColumns(const SliceTable &table, Nanos end, TimeRange range, std::span<PixelColumn> out)
{
    if (out.empty() || range.isEmpty() || range.begin >= end) {
        std::fill(out.begin(), out.end(), PixelColumn{});
        return;
    }
    Walk(table, end, range, out).run(range);
}

} // namespace interleave
