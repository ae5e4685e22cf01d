// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/base/unique_fd.h"
#include "core/shm/futex.h"
#include "core/shm/ring.h"
#include "core/shm/segment_layout.h"

#include <string_view>

namespace interleave {

/// Under this number every process of interleave-host finds the segment open.
inline constexpr int segmentFd = 3;

/// The shared segment, mapped. Created once by the session, mapped again by host and workers from the descriptor they were given.
/// The object owns the mapping; what it hands out lives as long. Thread contract: that of each member of segment_layout.h.
class Segment
{
public:
    /// A new, zeroed, sealed-size memfd with the header filled in.
    static Result<Segment> create();
    /// Maps an existing one; checks magic, version and size.
    static Result<Segment> map(int fd);

    Segment(Segment &&other) noexcept;
    Segment &operator=(Segment &&other) noexcept;
    ~Segment();

    int fd() const { return m_fd.get(); } ///< the descriptor to pass on; close-on-exec
    SegmentHeader &header() const;
    ControlWords &control() const { return header().control; }
    LaneSlot &lane(LaneId id) const;
    ObjectSlot &object(ObjectId id) const;
    TrialRecord &trialSlot(std::uint64_t index) const; ///< index modulo trialSlots
    std::uint32_t laneCount() const;                   ///< acquire, clamped to maxLanes
    std::uint32_t objectCount() const;                 ///< acquire, clamped to maxObjects
    Event *records(LaneId id) const;                   ///< begin of the lane's ring, from the index, never from what the segment says
    static std::uint32_t ringCapacity(LaneId id) { return id.value < wideLanes ? wideRing : narrowRing; }

    /// Host only, before any worker exists. Zeroed, aligned to 64. nullptr when the arena is full.
    void *allocate(std::uint64_t bytes) const;
    template <typename T>
    T *allocate(std::uint64_t count = 1) const
    {
        return static_cast<T *>(allocate(count * sizeof(T)));
    }
    std::uint64_t offsetOf(const void *pointer) const;
    /// nullptr where offset or size lie outside the segment.
    void *at(std::uint64_t offset, std::uint64_t bytes) const;
    template <typename T>
    T *at(std::uint64_t offset, std::uint64_t count = 1) const
    {
        return static_cast<T *>(at(offset, count * sizeof(T)));
    }
    /// The workload's root struct, nullptr before the host has laid it out.
    template <typename T>
    T *root() const
    {
        return header().arenaRoot ? at<T>(header().arenaRoot) : nullptr;
    }

    /// Host only, before any worker exists: a new entry of the object directory; invalid when it is full.
    ObjectId addObject(ObjectKind kind, std::string_view name, std::uint32_t variant = 0, std::uint32_t capacity = 0) const;

    /// Tells everyone that a control word has changed (release), and wakes workers that sleep on `attention` (a sleeping task must
    /// notice a stop). One system call: for those who steer, never on a worker's busy path.
    void announce() const
    {
        control().attention.fetch_add(1, std::memory_order_release);
        futexWake(control().attention);
    }

private:
    Segment(UniqueFd fd, std::byte *base, std::uint64_t bytes) : m_fd(std::move(fd)), m_base(base), m_bytes(bytes) {}

    UniqueFd m_fd;
    std::byte *m_base = nullptr;
    std::uint64_t m_bytes = 0;
};

} // namespace interleave
