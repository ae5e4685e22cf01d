// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_walk.h"

#include "core/store/pixel_sink.h"
#include "core/store/slice_table.h"

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

class Walk
{
public:
    Walk(const SliceTable &table, Nanos end, TimeRange range, std::span<PixelColumn> out) :
        m_table(table), m_end(end), m_sink(range, out, table.kind() == TrackKind::worker || table.kind() == TrackKind::tasks)
    {
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
        m_sink.flush();
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
        while (from < to) {
            Nanos begin = to;
            const MipCell *cell = nullptr;
            if (at < m_cellCount[number]) {
                cell = &(*m_cells[number]->chunkOf(at))[at % MipLevel::rowsPerChunk];
                begin = static_cast<Nanos>(cell->fullNumber() * static_cast<std::uint64_t>(length)) - PackedSlice::bias;
                if (begin + length > m_end)
                    begin = to; // newer than the view
            }
            if (from < std::min(begin, to))
                level(number - 1, from, std::min(begin, to));
            if (begin >= to)
                break;
            put(*cell, begin, length);
            from = begin + length;
            m_next = widened(cell->nextLow);
            ++at;
        }
        m_cursor[number] = at;
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

    void put(const MipCell &cell, Nanos begin, Nanos length)
    {
        std::array<Shares::Part, MipCell::most> parts;
        for (unsigned i = 0; i < cell.count; ++i)
            parts[i] = {cell.key[i], false, static_cast<float>(cell.share[i]) / 65535.0F};
        keepSlept(parts, cell.count, cell.flags);
        m_sink.put(begin, begin + length, parts.data(), cell.count, cell.flags, 1);
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
            const PackedSlice &slice = (*chunk)[m_next % SliceTable::Slices::rowsPerChunk];
            const Nanos begin = slice.begin();
            const Nanos end = slice.end();
            if (begin >= to)
                return;
            const Shares::Part part{keyOf(m_table.kind(), slice), (slice.flags & SliceFlags::slept) != 0, 1};
            m_sink.put(std::max(begin, from), std::min(end, to), &part, 1, slice.flags, weightOf(slice));
            if (end > to)
                return;
            ++m_next;
        }
    }

    /// One coarse slice; false when it reaches beyond `to`.
    bool coarse(Nanos from, Nanos to)
    {
        const CoarseSlice coarse = m_table.coarse()[m_next / CoarseSlice::slices];
        const Nanos begin = static_cast<Nanos>(coarse.begin) - PackedSlice::bias;
        const Nanos end = begin + static_cast<Nanos>(coarse.length);
        if (begin >= to)
            return false;
        std::array<Shares::Part, CoarseSlice::most> parts;
        const auto count = static_cast<unsigned>(coarse.count);
        for (unsigned i = 0; i < count; ++i)
            parts[i] = {coarse.key[i], false, static_cast<float>(coarse.share[i]) / 65535.0F};
        keepSlept(parts, count, static_cast<std::uint8_t>(coarse.flags));
        if (end > from)
            m_sink.put(std::max(begin, from), std::min(end, to), parts.data(), count, static_cast<std::uint8_t>(coarse.flags), 1);
        if (end > to)
            return false;
        m_next = (m_next / CoarseSlice::slices + 1) * CoarseSlice::slices;
        return true;
    }

    /// A summary says that something in it slept, not what; every wait in it is kept then.
    void keepSlept(std::span<Shares::Part> parts, unsigned count, std::uint8_t flags) const
    {
        if (!(flags & SliceFlags::slept))
            return;
        for (Shares::Part &part : parts.first(count))
            part.slept = m_table.kind() != TrackKind::worker || part.key > static_cast<unsigned>(SliceState::runnable);
    }

    /// What has begun and not ended at the view's end. Closed since then, it has been met among the slices.
    void showOpen(Nanos to)
    {
        const bool closedSince = m_open && m_size > 0 && m_table.slices()[m_size - 1].end() > m_open->begin;
        if (m_open && m_open->begin < m_end && !closedSince) {
            const PackedSlice packed = pack(*m_open);
            const Shares::Part part{keyOf(m_table.kind(), packed), (packed.flags & SliceFlags::slept) != 0, 1};
            m_sink.put(m_open->begin, to, &part, 1, static_cast<std::uint8_t>(packed.flags | SliceFlags::openEnd), weightOf(packed));
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
    std::fill(out.begin(), out.end(), PixelColumn{});
    if (out.empty() || range.isEmpty() || range.begin >= end)
        return;
    Walk(table, end, range, out).run(range);
}

} // namespace interleave
