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
    std::array<Part, 10> sorted = m_parts;
    const auto larger = [](const Part &a, const Part &b) { return a.time != b.time ? a.time > b.time : a.key < b.key; };
    std::sort(sorted.begin(), sorted.begin() + m_count, larger);
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
