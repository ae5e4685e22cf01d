// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_types.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace interleave {

/// One pixel's worth of a slice track, from the mipmap: who or what filled it, largest share first.
struct PixelColumn
{
    static constexpr unsigned most = 4;
    struct Part
    {
        std::uint32_t key = UINT32_MAX; ///< worker tracks: SliceState; core, holder, waiter, density tracks: LaneId::value
        float share = 0;                ///< of the pixel's time, 0..1
    };
    Part parts[most];
    std::uint8_t count = 0;
    std::uint8_t flags = 0; ///< SliceFlags seen in it (or-ed)
};

class TraceStore;

/// A cheap, copyable look at the store up to the watermark of the moment it was taken. Any thread; keeps the store alive and what it shows in
/// memory, so take a new one for every frame. Slices that reach beyond end() are shown open, and tables may grow while it lives.
/// All functions are O(1) or O(log n) but columns(), which is O(pixels).
class TraceView
{
public:
    TraceView() = default; ///< an empty trace

    bool isEmpty() const { return !m_store; }
    Nanos end() const { return m_end; } ///< everything before it is complete

    std::uint32_t trackCount() const;
    const TrackInfo &track(TrackId id) const;

    // slices, ordered by begin, not overlapping within a track
    std::uint64_t firstSlice(TrackId id) const; ///< index of the oldest that is still kept in detail; before it only columns() knows
    std::uint64_t endSlice(TrackId id) const;   ///< one past the newest that ends by end()
    Slice slice(TrackId id, std::uint64_t index) const;
    std::uint64_t sliceAt(TrackId id, Nanos time) const; ///< index of the first slice whose end is after `time`; endSlice() if none
    std::optional<Slice> openSlice(TrackId id) const;    ///< what is going on at end(), flagged openEnd; its end is end()
    void columns(TrackId id, TimeRange range, std::span<PixelColumn> out) const; ///< out.size() equal columns

    // points, ordered by time
    std::uint64_t pointCount(TrackId id) const;
    Point point(TrackId id, std::uint64_t index) const;
    std::uint64_t pointAt(TrackId id, Nanos time) const; ///< index of the first point at or after `time`

    // tables, in order of arrival
    std::uint64_t trialCount() const;
    TrialRow trial(std::uint64_t index) const;
    std::uint64_t markerCount() const;
    MarkerRow marker(std::uint64_t index) const;
    std::uint64_t stretchCount() const;
    StretchRow stretch(std::uint64_t index) const;
    std::uint64_t switchCount() const;
    SwitchRow switchRow(std::uint64_t index) const;
    std::uint64_t eventCount() const;
    EventRow event(std::uint64_t index) const;
    std::uint64_t flowCount() const;
    FlowRow flow(std::uint64_t index) const;
    std::uint64_t flowAt(Nanos time) const; ///< index of the first flow told at or after `time`
    std::uint64_t lossCount() const;
    LossRow loss(std::uint64_t index) const;

private:
    friend class TraceStore;
    std::shared_ptr<const TraceStore> m_store;
    Nanos m_end = 0;
};

/// All that was recorded of one run: append-only chunked columns with mipmaps. One writer thread (the collector); readers take views.
/// Nothing a view can reach ever moves or changes, except a track's open slice. Past `detailLimit` slices the oldest detail goes and its mipmap stays.
class TraceStore : public std::enable_shared_from_this<TraceStore>
{
public:
    static constexpr std::uint64_t detailLimit = 10'000'000;

    static std::shared_ptr<TraceStore> create(std::uint64_t slicesInDetail = detailLimit);
    ~TraceStore();

    TraceView view() const; ///< any thread

    // writer thread only
    TrackId addTrack(TrackInfo info);
    /// `slice.begin` must not lie before the end of the track's last slice.
    void append(TrackId track, const Slice &slice);
    /// What goes on now in the track (end is ignored); nullopt: nothing. Replaced at every call.
    void setOpen(TrackId track, std::optional<Slice> slice);
    void append(TrackId track, Point point);
    void append(const TrialRow &row);
    void append(const MarkerRow &row);
    void append(const StretchRow &row);
    void append(const SwitchRow &row);
    void append(const EventRow &row);
    void append(const FlowRow &row);
    void append(const LossRow &row);
    /// Makes all that was appended visible, and everything before `watermark` complete. Never goes back.
    void publish(Nanos watermark);
    /// Memory of slices and their mipmaps, in bytes.
    std::size_t sliceBytes() const;

private:
    friend class TraceView;
    explicit TraceStore(std::uint64_t slicesInDetail);
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace interleave
