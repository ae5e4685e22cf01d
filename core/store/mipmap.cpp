// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mipmap.h"

#include <algorithm>
#include <cmath>

namespace interleave {

Mipmap::~Mipmap()
{
    for (auto &level : m_levels)
        delete level.load(std::memory_order_relaxed);
}

void Mipmap::add(const PackedSlice &slice, std::uint16_t key, std::uint64_t index)
{
    const auto begin = static_cast<std::uint64_t>(slice.begin() + PackedSlice::bias);
    const auto end = static_cast<std::uint64_t>(slice.end() + PackedSlice::bias);
    const Piece piece{key, weightOf(slice), slice.flags, index};
    if (begin == end) // an instant still counts, and what it says must not get lost
        enter(0, begin >> mipShift, index).shares.add(key, 0, slice.flags);
    else
        addPiece(0, begin, end, piece);
}

void Mipmap::addPiece(unsigned level, std::uint64_t begin, std::uint64_t end, const Piece &piece)
{
    const unsigned shift = mipShift + level;
    const auto put = [&](std::uint64_t from, std::uint64_t to) {
        Filling &filling = enter(level, from >> shift, piece.index);
        filling.shares.add(piece.key, static_cast<float>(to - from) * piece.weight, piece.flags);
        ++filling.cost;
    };
    const std::uint64_t firstEdge = ((begin >> shift) + 1) << shift;
    if (end <= firstEdge || level + 1 == mipLevels) {
        put(begin, std::min(end, firstEdge));
        return;
    }
    // Head and tail fill cells of this level; whole cells between them go to the level above, where they are fewer.
    const std::uint64_t lastEdge = (end >> shift) << shift;
    if (begin + (std::uint64_t{1} << shift) == firstEdge) // begins on an edge: no head
        addPiece(level + 1, begin, lastEdge, piece);
    else {
        put(begin, firstEdge);
        if (firstEdge < lastEdge)
            addPiece(level + 1, firstEdge, lastEdge, piece);
    }
    if (lastEdge < end)
        put(lastEdge, end);
}

Mipmap::Filling &Mipmap::enter(unsigned level, std::uint64_t number, std::uint64_t index)
{
    // What is finished below comes first: it lies earlier.
    const std::uint64_t begin = number << level;
    for (unsigned below = 0; below <= level; ++below) {
        Filling &filling = m_filling[below];
        if (filling.number != UINT64_MAX && (filling.number + 1) << below <= begin)
            close(below, index);
    }
    Filling &filling = m_filling[level];
    if (filling.number == UINT64_MAX) {
        // A new cell may lie beyond the cells above, too: they end before this slice and not before a later one.
        for (unsigned above = level + 1; above < mipLevels; ++above) {
            const std::uint64_t here = number >> (above - level);
            if (m_filling[above].number == here)
                break;
            if (m_filling[above].number != UINT64_MAX)
                close(above, index);
        }
        filling.number = number;
        filling.cost = 0;
        filling.shares.clear();
    }
    return filling;
}

void Mipmap::close(unsigned level, std::uint64_t index)
{
    Filling &filling = m_filling[level];
    const bool stored = filling.cost >= mipDense;
    if (stored)
        store(level, filling, index);
    if (level + 1 < mipLevels) {
        Filling &above = m_filling[level + 1];
        const std::uint64_t number = filling.number / 2;
        if (above.number != UINT64_MAX && above.number != number)
            close(level + 1, index);
        if (above.number == UINT64_MAX) {
            above.number = number;
            above.cost = 0;
            above.shares.clear();
        }
        above.shares.add(filling.shares, 1);
        above.cost += stored ? mipStoredCost : filling.cost;
    }
    filling.number = UINT64_MAX;
}

void Mipmap::store(unsigned level, const Filling &filling, std::uint64_t index)
{
    MipLevel *cells = m_levels[level].load(std::memory_order_relaxed);
    if (!cells) {
        cells = new MipLevel;
        m_levels[level].store(cells, std::memory_order_release);
    }
    std::array<Shares::Part, MipCell::most> top;
    const unsigned count = filling.shares.top(top);
    const auto length = static_cast<float>(mipCellLength(level));
    MipCell cell;
    cell.number = static_cast<std::uint32_t>(filling.number);
    cell.numberHigh = static_cast<std::uint32_t>(filling.number >> 32) & 0xff;
    cell.count = count & 0x7;
    cell.flags = filling.shares.flags();
    cell.nextLow = static_cast<std::uint32_t>(index);
    for (unsigned i = 0; i < count; ++i) {
        cell.key[i] = top[i].key;
        cell.share[i] = static_cast<std::uint16_t>(std::lround(std::clamp(top[i].time / length, 0.0F, 1.0F) * 65535.0F));
    }
    cells->push(cell);
    m_dirty |= std::uint32_t{1} << level;
}

void Mipmap::publish()
{
    for (unsigned level = 0; m_dirty; ++level) {
        const std::uint32_t bit = std::uint32_t{1} << level;
        if (m_dirty & bit)
            m_levels[level].load(std::memory_order_relaxed)->publish();
        m_dirty &= ~bit;
    }
}

std::size_t Mipmap::bytes() const
{
    std::size_t sum = 0;
    for (const auto &level : m_levels) {
        const MipLevel *cells = level.load(std::memory_order_relaxed);
        sum += cells ? cells->bytes() : 0;
    }
    return sum;
}

} // namespace interleave
