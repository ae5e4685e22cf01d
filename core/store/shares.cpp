// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/shares.h"

#include <algorithm>

namespace interleave {

void Shares::replaceSmallest(Part part)
{
    const auto less = [](const Part &a, const Part &b) { return a.slept != b.slept ? b.slept : a.time < b.time; };
    const auto smallest = std::min_element(m_parts.begin(), m_parts.end(), less);
    if (less(*smallest, part))
        *smallest = part;
}

unsigned Shares::top(std::span<Part> out) const
{
    const auto larger = [](const Part &a, const Part &b) { return a.time != b.time ? a.time > b.time : a.key < b.key; };
    // A handful of parts: insertion is the quickest sort.
    std::array<Part, 10> sorted;
    for (unsigned i = 0; i < m_count; ++i) {
        unsigned at = i;
        for (; at > 0 && larger(m_parts[i], sorted[at - 1]); --at)
            sorted[at] = sorted[at - 1];
        sorted[at] = m_parts[i];
    }
    const auto count = static_cast<unsigned>(std::min<std::size_t>(m_count, out.size()));
    std::copy_n(sorted.begin(), count, out.begin());
    // The largest stays where it is: the picture's full-height part. The others make room for waits that slept.
    unsigned last = count;
    for (unsigned i = count; i < m_count && last > 1; ++i) {
        if (!sorted[i].slept)
            continue;
        while (last > 1 && out[last - 1].slept)
            --last;
        if (last > 1)
            out[--last] = sorted[i];
    }
    if (m_count > count)
        std::sort(out.begin(), out.begin() + count, larger);
    return count;
}

} // namespace interleave
