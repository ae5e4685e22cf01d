// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/slice_table.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace interleave {

std::uint64_t SliceTable::firstEndingAfter(Nanos time, std::uint64_t from, std::uint64_t to) const
{
    while (from < to) {
        const std::uint64_t middle = from + (to - from) / 2;
        if (m_slices[middle].end() > time)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

std::uint64_t SliceTable::endAt(Nanos time) const
{
    const std::uint64_t size = m_slices.size();
    // A view is nearly as new as the table: look near the end first.
    std::uint64_t step = 1;
    std::uint64_t to = size;
    while (to > 0 && m_slices[to - 1].end() > time) {
        const std::uint64_t back = std::min(step, to);
        if (back == to || m_slices[to - back].end() <= time)
            return firstEndingAfter(time, to - back, to);
        to -= back;
        step *= 2;
    }
    return to;
}

unsigned SliceTable::append(const Slice &slice)
{
    Slice rest = slice;
    // The trackers keep the order; should clocks of different cores disagree by a little, the later slice gives way.
    rest.begin = std::max(rest.begin, m_lastEnd);
    rest.end = std::max(rest.end, rest.begin);
    m_lastEnd = rest.end;
    unsigned rows = 0;
    do {
        Slice piece = rest;
        piece.end = std::min(rest.end, rest.begin + PackedSlice::longest);
        rest.begin = piece.end;
        const PackedSlice packed = pack(piece);
        m_mipmap.add(packed, keyOf(m_kind, packed), m_slices.written());
        m_slices.push(packed);
        ++rows;
    } while (rest.begin < rest.end);
    return rows;
}

void SliceTable::setOpen(const std::optional<Slice> &slice)
{
    m_nextOpen = slice;
    m_openChanged = true;
}

void SliceTable::publish()
{
    m_slices.publish();
    m_mipmap.publish();
    if (m_openChanged)
        m_open.set(m_nextOpen);
    m_openChanged = false;
}

std::optional<Nanos> SliceTable::oldestDrop() const
{
    if (m_slices.written() - m_dropped < 2 * Slices::rowsPerChunk || m_slices.size() - m_dropped < Slices::rowsPerChunk)
        return std::nullopt;
    return m_slices[m_dropped].begin();
}

void SliceTable::dropOldest()
{
    for (unsigned group = 0; group < Slices::rowsPerChunk / CoarseSlice::slices; ++group) {
        const std::uint64_t from = m_dropped + group * CoarseSlice::slices;
        Shares shares;
        for (std::uint64_t i = from; i < from + CoarseSlice::slices; ++i) {
            const PackedSlice slice = m_slices[i];
            shares.add(keyOf(m_kind, slice), static_cast<float>(slice.end() - slice.begin()) * weightOf(slice), slice.flags);
        }
        const Nanos begin = m_slices[from].begin();
        const Nanos length = m_slices[from + CoarseSlice::slices - 1].end() - begin;
        std::array<Shares::Part, CoarseSlice::most> top;
        const unsigned count = shares.top(top);
        CoarseSlice coarse;
        coarse.begin = static_cast<std::uint64_t>(begin + PackedSlice::bias) & ((std::uint64_t{1} << 48) - 1);
        coarse.length = static_cast<std::uint64_t>(length) & ((std::uint64_t{1} << 48) - 1);
        coarse.count = count & 0xff;
        coarse.flags = shares.flags();
        for (unsigned i = 0; i < count; ++i) {
            coarse.key[i] = top[i].key;
            const float share = length > 0 ? top[i].time / static_cast<float>(length) : 0;
            coarse.share[i] = static_cast<std::uint16_t>(std::lround(std::clamp(share, 0.0F, 1.0F) * 65535.0F));
        }
        m_coarse.push(coarse);
    }
    m_coarse.publish();
    m_dropped += Slices::rowsPerChunk;
    m_first.store(m_dropped, std::memory_order_release);
}

} // namespace interleave
