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

/// Sum of one pixel. States are few enough for a table, and summed in whole nanoseconds; lanes are looked up.
class PixelSum
{
public:
    explicit PixelSum(bool byState) : m_byState(byState) {}

    // by state
    void addState(unsigned state, bool slept, Nanos time)
    {
        state &= 15U;
        m_states[state] += time;
        m_used |= 1U << state;
        m_slept |= static_cast<unsigned>(slept) << state;
    }
    // by lane
    void add(const Shares::Part *parts, unsigned count, float scale)
    {
        for (unsigned i = 0; i < count; ++i)
            m_lanes.addPart({parts[i].key, parts[i].slept, parts[i].time * scale});
    }

    /// Writes the largest parts and starts anew.
    void take(PixelColumn &out, float perLength)
    {
        if (m_byState && takeFew(out, perLength))
            return;
        out = {};
        for (unsigned left = m_used; left != 0; left &= left - 1) {
            const auto state = static_cast<unsigned>(std::countr_zero(left));
            m_lanes.appendPart({static_cast<std::uint16_t>(state), ((m_slept >> state) & 1U) != 0, static_cast<float>(m_states[state])});
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
    /// No more states than places, which is nearly always so: straight into the column, largest first. False where there are more.
    bool takeFew(PixelColumn &out, float perLength)
    {
        static_assert(PixelColumn::most == 4);
        std::uint64_t largest[PixelColumn::most] = {}; // time << 4 | state, so that one comparison moves both
        unsigned count = 0;
        for (unsigned left = m_used; left != 0; left &= left - 1) {
            if (count == PixelColumn::most)
                return false;
            const auto state = static_cast<unsigned>(std::countr_zero(left));
            largest[count++] = static_cast<std::uint64_t>(m_states[state]) << 4 | state;
        }
        const auto sort = [&](unsigned a, unsigned b) {
            const std::uint64_t more = std::max(largest[a], largest[b]);
            largest[b] = std::min(largest[a], largest[b]);
            largest[a] = more;
        };
        sort(0, 1), sort(2, 3), sort(0, 2), sort(1, 3), sort(1, 2);
        for (unsigned i = 0; i < PixelColumn::most; ++i) {
            out.parts[i] = {static_cast<std::uint32_t>(largest[i] & 15U), std::min(1.0F, static_cast<float>(largest[i] >> 4) * perLength)};
            m_states[largest[i] & 15U] = 0;
        }
        out.count = static_cast<std::uint8_t>(count);
        m_used = 0;
        m_slept = 0;
        return true;
    }

    const bool m_byState;
    std::array<Nanos, 16> m_states{};
    unsigned m_used = 0;
    unsigned m_slept = 0;
    Shares m_lanes;
};

/// The columns being filled. What is put comes in time order.
class PixelSink
{
public:
    PixelSink(TimeRange range, std::span<PixelColumn> out, bool byState) :
        m_range(range), m_out(out), m_width(static_cast<double>(range.length()) / static_cast<double>(out.size())),
        m_perWidth(static_cast<float>(1 / m_width)), m_sum(byState)
    {
        m_edge = edge(1);
    }

    /// Parts by lane. `perTime`: how much of each part's time there is in a nanosecond.
    void put(Nanos begin, Nanos end, const Shares::Part *parts, unsigned count, std::uint8_t flags, float perTime)
    {
        spread(begin, end, flags, [&](Nanos time) { m_sum.add(parts, count, perTime * static_cast<float>(time)); });
    }
    void putState(Nanos begin, Nanos end, unsigned state, std::uint8_t flags)
    {
        spread(begin, end, flags, [&](Nanos time) { m_sum.addState(state, (flags & SliceFlags::slept) != 0, time); });
    }
    /// Shares of states, of 65535 (a division by which would cost more than the error of a shift is worth). `sleepers`: bit per state; those that
    /// slept where the flags say that something did.
    void putStates(
        Nanos begin, Nanos end, const std::uint16_t *states, const std::uint16_t *shares, unsigned count, std::uint8_t flags, unsigned sleepers)
    {
        if (!(flags & SliceFlags::slept))
            sleepers = 0;
        spread(begin, end, flags, [&](Nanos time) {
            for (unsigned i = 0; i < count; ++i)
                m_sum.addState(states[i], ((sleepers >> (states[i] & 15U)) & 1U) != 0, (time * shares[i]) >> 16);
        });
    }

    /// Nothing more will be put.
    void finish()
    {
        flush();
        clearBefore(m_out.size());
    }

private:
    void flush()
    {
        if (!m_dirty)
            return;
        clearBefore(m_column);
        m_cleared = m_column + 1;
        PixelColumn &column = m_out[m_column];
        m_sum.take(column, m_perWidth);
        column.flags = std::exchange(m_flags, std::uint8_t{0});
        m_dirty = false;
    }

    /// Gives `add` the time that lies in each column.
    template <typename Add>
    void spread(Nanos begin, Nanos end, std::uint8_t flags, Add add)
    {
        begin = std::max(begin, m_range.begin);
        end = std::min(end, m_range.end);
        if (begin > end || begin >= m_range.end)
            return;
        if (begin >= m_edge)
            moveTo(begin);
        while (end > m_edge) {
            note(flags);
            add(m_edge - begin);
            begin = m_edge;
            moveTo(begin);
        }
        note(flags);
        add(end - begin);
    }
    void note(std::uint8_t flags)
    {
        m_flags |= flags;
        m_dirty = true;
    }
    /// Columns in which nothing was.
    void clearBefore(std::size_t column)
    {
        for (; m_cleared < column; ++m_cleared)
            m_out[m_cleared] = {};
    }
    Nanos edge(std::size_t column) const
    {
        return column >= m_out.size() ? m_range.end : m_range.begin + static_cast<Nanos>(m_width * static_cast<double>(column));
    }
    void moveTo(Nanos time)
    {
        flush();
        std::size_t column = std::min(m_column + 1, m_out.size() - 1);
        m_edge = edge(column + 1);
        if (time >= m_edge && column + 1 < m_out.size()) { // not the next one
            column = std::max(column, static_cast<std::size_t>(static_cast<double>(time - m_range.begin) / m_width));
            column = std::min(column, m_out.size() - 1);
            while (column + 1 < m_out.size() && edge(column + 1) <= time)
                ++column;
            m_edge = edge(column + 1);
        }
        m_column = column;
    }

    TimeRange m_range;
    std::span<PixelColumn> m_out;
    double m_width;
    float m_perWidth; ///< edges are whole nanoseconds, so that a share may be wrong by one of them
    std::size_t m_column = 0;
    std::size_t m_cleared = 0; ///< columns before it are written
    Nanos m_edge = 0;          ///< the end of the column
    PixelSum m_sum;
    std::uint8_t m_flags = 0;
    bool m_dirty = false;
};

} // namespace interleave
