// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/column.h"
#include "core/store/mipmap.h"
#include "core/store/open_cell.h"
#include "core/store/packed_slice.h"

#include <atomic>
#include <memory>
#include <optional>
#include <vector>

namespace interleave {

/// What stays of sixteen slices whose detail was dropped.
struct CoarseSlice
{
    static constexpr unsigned slices = 16;
    static constexpr unsigned most = 4;

    std::uint64_t begin : 48 = 0; ///< biased, as in PackedSlice
    std::uint64_t count : 8 = 0;
    std::uint64_t flags : 8 = 0;
    std::uint64_t length : 48 = 0;
    std::uint64_t unused : 16 = 0;
    std::array<std::uint16_t, most> key{};
    std::array<std::uint16_t, most> share{}; ///< 65535 is all of it
};
static_assert(sizeof(CoarseSlice) == 32);

/// The slices of one track: the newest in detail, all of them in the mipmap, what goes on now beside them. One writer.
///
/// A reader loads `open`, cells and `first` before the slice count: whatever replaced them was published before.
class SliceTable
{
public:
    using Slices = Column<PackedSlice, 256>;

    explicit SliceTable(TrackKind kind) : m_kind(kind) {}

    // any thread
    TrackKind kind() const { return m_kind; }
    std::uint64_t first() const { return m_first.load(std::memory_order_acquire); } ///< release in dropOldest()
    const Slices &slices() const { return m_slices; }
    const Mipmap &mipmap() const { return m_mipmap; }
    const Column<CoarseSlice, 64> &coarse() const { return m_coarse; }
    const OpenCell &open() const { return m_open; }

    /// One past the last slice that is complete at `time`: its end is not after it.
    std::uint64_t endAt(Nanos time) const;
    /// The first in [from, to) that ends after `time`; `to` if there is none.
    std::uint64_t firstEndingAfter(Nanos time, std::uint64_t from, std::uint64_t to) const;

    // writer
    /// Returns how many rows it took (more than one for a slice longer than PackedSlice::longest).
    unsigned append(const Slice &slice);
    void setOpen(const std::optional<Slice> &slice);
    void publish();
    std::uint64_t detailRows() const { return m_slices.written() - m_dropped; }
    std::size_t bytes() const { return m_slices.bytes() + m_mipmap.bytes() + m_coarse.bytes(); }
    /// When its oldest chunk begins; nullopt if it has too little to drop any.
    std::optional<Nanos> oldestDrop() const;
    /// Replaces the oldest chunk by coarse slices. Readers that began before may still read it: hand it back with takeDropped() when they are gone.
    void dropOldest();
    std::unique_ptr<Slices::Chunk> takeDropped() { return m_slices.takeFirstChunk(); }

private:
    const TrackKind m_kind;
    std::atomic<std::uint64_t> m_first{0};
    Slices m_slices;
    Mipmap m_mipmap;
    Column<CoarseSlice, 64> m_coarse;
    OpenCell m_open;
    std::uint64_t m_dropped = 0;
    Nanos m_lastEnd = INT64_MIN;
    std::optional<Slice> m_nextOpen;
    bool m_openChanged = false;
};

} // namespace interleave
