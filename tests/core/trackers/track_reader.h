// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <ostream>
#include <string>
#include <vector>

namespace interleave {

inline bool operator==(const Slice &a, const Slice &b)
{
    return a.begin == b.begin && a.end == b.end && a.what == b.what && a.who == b.who && a.cpu == b.cpu && a.state == b.state && a.flags == b.flags;
}

inline std::ostream &operator<<(std::ostream &out, const Slice &slice)
{
    return out << '[' << slice.begin << ".." << slice.end << " state " << static_cast<int>(slice.state) << " what " << static_cast<int>(slice.what)
               << " who " << static_cast<int>(slice.who.value) << " cpu " << slice.cpu << " flags " << static_cast<int>(slice.flags) << ']';
}

/// What a test sees of a store: everything that has been published.
class TrackReader
{
public:
    explicit TrackReader(const std::shared_ptr<TraceStore> &store, Nanos watermark = 1'000'000'000'000)
    {
        store->publish(watermark);
        m_view = store->view();
    }

    /// The n-th track of a kind, by name where one is given; invalid when there is none.
    TrackId find(TrackKind kind, const std::string &name = {}, std::uint32_t row = 0) const
    {
        for (std::uint32_t i = 0; i < m_view.trackCount(); ++i) {
            const TrackInfo info = m_view.track({i});
            if (info.kind == kind && (name.empty() || info.name == name) && info.row == row)
                return {i};
        }
        return {};
    }
    std::vector<Slice> slices(TrackKind kind, const std::string &name = {}, std::uint32_t row = 0) const
    {
        std::vector<Slice> result;
        const TrackId track = find(kind, name, row);
        for (std::uint64_t i = 0; track.isValid() && i < m_view.endSlice(track); ++i)
            result.push_back(m_view.slice(track, i));
        return result;
    }
    std::vector<std::pair<Nanos, double>> points(TrackKind kind, const std::string &name = {}) const
    {
        std::vector<std::pair<Nanos, double>> result;
        const TrackId track = find(kind, name);
        for (std::uint64_t i = 0; track.isValid() && i < m_view.pointCount(track); ++i)
            result.emplace_back(m_view.point(track, i).time, m_view.point(track, i).value);
        return result;
    }
    const TraceView &view() const { return m_view; }

private:
    TraceView m_view;
};

} // namespace interleave
