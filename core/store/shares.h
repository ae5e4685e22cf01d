// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_types.h"

#include <array>
#include <cstdint>
#include <span>

namespace interleave {

/// Who or what filled a stretch of time, and for how long: the sum behind a mipmap cell and behind a pixel. Keeps the ten largest keys seen.
class Shares
{
public:
    struct Part
    {
        std::uint16_t key = 0;
        bool slept = false;
        float time = 0; ///< ns, weighted
    };

    void clear()
    {
        m_count = 0;
        m_flags = 0;
    }
    bool isEmpty() const { return m_count == 0; }
    std::uint8_t flags() const { return m_flags; }
    std::span<const Part> parts() const { return {m_parts.data(), m_count}; }

    void add(std::uint16_t key, float time, std::uint8_t flags)
    {
        m_flags |= flags;
        const bool slept = (flags & SliceFlags::slept) != 0;
        addPart({key, slept, time});
    }
    /// `scale`: the share of the other that belongs here.
    void add(const Shares &other, float scale)
    {
        m_flags |= other.m_flags;
        for (const Part &part : other.parts())
            addPart({part.key, part.slept, part.time * scale});
    }
    /// A key that is not there yet.
    void appendPart(Part part)
    {
        if (m_count < m_parts.size())
            m_parts[m_count++] = part;
        else
            replaceSmallest(part);
    }
    void addFlags(std::uint8_t flags) { m_flags |= flags; }
    void addPart(Part part)
    {
        for (unsigned i = 0; i < m_count; ++i) {
            if (m_parts[i].key == part.key) {
                m_parts[i].time += part.time;
                m_parts[i].slept |= part.slept;
                return;
            }
        }
        appendPart(part);
    }

    /// The largest parts, largest first; parts that slept take the last places from larger ones that did not. Returns how many were written.
    unsigned top(std::span<Part> out) const;

private:
    void replaceSmallest(Part part);

    std::array<Part, 10> m_parts;
    unsigned m_count = 0;
    std::uint8_t m_flags = 0;
};

} // namespace interleave
