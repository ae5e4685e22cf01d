// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/packed_slice.h"
#include "core/store/shares.h"
#include "core/store/trace_store.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>
#include <utility>

namespace interleave {

/// Sum of one pixel. States are few enough for a table; lanes are looked up.
class PixelSum
{
public:
    explicit PixelSum(bool byState) : m_byState(byState) {}

    void add(const Shares::Part *parts, unsigned count, float scale)
    {
        if (!m_byState) {
            for (unsigned i = 0; i < count; ++i)
                m_lanes.addPart({parts[i].key, parts[i].slept, parts[i].time * scale});
            return;
        }
        for (unsigned i = 0; i < count; ++i) {
            const unsigned state = parts[i].key & 15U;
            m_states[state] += parts[i].time * scale;
            m_used |= 1U << state;
            m_slept |= static_cast<unsigned>(parts[i].slept) << state;
        }
    }

    /// Writes the largest parts and starts anew.
    void take(PixelColumn &out, float perLength)
    {
        if (m_byState && std::popcount(m_used) <= static_cast<int>(PixelColumn::most)) {
            takeFew(out, perLength);
            return;
        }
        for (unsigned left = m_used; left != 0; left &= left - 1) {
            const auto state = static_cast<unsigned>(std::countr_zero(left));
            m_lanes.appendPart({static_cast<std::uint16_t>(state), ((m_slept >> state) & 1U) != 0, m_states[state]});
            m_states[state] = 0;
        }
        m_used = 0;
        m_slept = 0;
        std::array<Shares::Part, PixelColumn::most> top;
        const unsigned count = m_lanes.top(top);
        m_lanes.clear();
        for (unsigned i = 0; i < count; ++i)
            out.parts[i] = {top[i].key == PackedSlice::noLane ? UINT32_MAX : top[i].key, std::min(1.0F, top[i].time * perLength)};
        out.count = static_cast<std::uint8_t>(count);
    }

private:
    /// No more states than places, which is nearly always so: straight into the column, largest first.
    void takeFew(PixelColumn &out, float perLength)
    {
        unsigned count = 0;
        for (unsigned left = m_used; left != 0; left &= left - 1) {
            const auto state = static_cast<unsigned>(std::countr_zero(left));
            const float share = std::min(1.0F, m_states[state] * perLength);
            m_states[state] = 0;
            unsigned at = count++;
            for (; at > 0 && share > out.parts[at - 1].share; --at) {
                out.parts[at].key = out.parts[at - 1].key;
                out.parts[at].share = out.parts[at - 1].share;
            }
            out.parts[at].key = state;
            out.parts[at].share = share;
        }
        out.count = static_cast<std::uint8_t>(count);
        m_used = 0;
        m_slept = 0;
    }

    const bool m_byState;
    std::array<float, 16> m_states{};
    unsigned m_used = 0;
    unsigned m_slept = 0;
    Shares m_lanes;
};

/// The columns being filled. What is put comes in time order.
class PixelSink
{
public:
    PixelSink(TimeRange range, std::span<PixelColumn> out, bool byState) :
        m_range(range), m_out(out), m_width(static_cast<double>(range.length()) / static_cast<double>(out.size())), m_sum(byState)
    {
        m_start = range.begin;
        m_edge = edge(1);
    }

    void put(Nanos begin, Nanos end, const Shares::Part *parts, unsigned count, std::uint8_t flags, float perTime)
    {
        begin = std::max(begin, m_range.begin);
        end = std::min(end, m_range.end);
        if (begin > end || begin >= m_range.end)
            return;
        if (begin >= m_edge)
            moveTo(begin);
        m_flags |= flags;
        do {
            const Nanos stop = std::min(end, m_edge);
            m_sum.add(parts, count, perTime * static_cast<float>(stop - begin));
            m_dirty = true;
            begin = stop;
            if (begin < end) {
                moveTo(begin);
                m_flags |= flags;
            }
        } while (begin < end);
    }

    void flush()
    {
        if (!m_dirty)
            return;
        PixelColumn &column = m_out[m_column];
        column.flags = std::exchange(m_flags, std::uint8_t{0});
        m_sum.take(column, 1.0F / static_cast<float>(std::max<Nanos>(1, m_edge - m_start)));
        m_dirty = false;
    }

private:
    Nanos edge(std::size_t column) const
    {
        return column >= m_out.size() ? m_range.end : m_range.begin + static_cast<Nanos>(m_width * static_cast<double>(column));
    }
    void moveTo(Nanos time)
    {
        flush();
        std::size_t column = std::min(m_column + 1, m_out.size() - 1);
        m_start = m_edge;
        m_edge = edge(column + 1);
        if (time >= m_edge && column + 1 < m_out.size()) { // not the next one
            column = std::max(column, static_cast<std::size_t>(static_cast<double>(time - m_range.begin) / m_width));
            column = std::min(column, m_out.size() - 1);
            while (column + 1 < m_out.size() && edge(column + 1) <= time)
                ++column;
            m_start = edge(column);
            m_edge = edge(column + 1);
        }
        m_column = column;
    }

    TimeRange m_range;
    std::span<PixelColumn> m_out;
    double m_width;
    std::size_t m_column = 0;
    Nanos m_start = 0; ///< of the column
    Nanos m_edge = 0;  ///< its end
    PixelSum m_sum;
    std::uint8_t m_flags = 0;
    bool m_dirty = false;
};

} // namespace interleave
