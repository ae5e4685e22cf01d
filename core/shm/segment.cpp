// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shm/segment.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

namespace interleave {

namespace {

constexpr std::uint64_t roundUp(std::uint64_t value, std::uint64_t to)
{
    return (value + to - 1) / to * to;
}

constexpr std::uint64_t page = 4096;
constexpr std::uint64_t lanesAt = roundUp(sizeof(SegmentHeader), page);
constexpr std::uint64_t objectsAt = roundUp(lanesAt + maxLanes * sizeof(LaneSlot), page);
constexpr std::uint64_t trialsAt = roundUp(objectsAt + maxObjects * sizeof(ObjectSlot), page);
constexpr std::uint64_t ringsAt = roundUp(trialsAt + trialSlots * sizeof(TrialRecord), page);
constexpr std::uint64_t ringRecords = std::uint64_t{wideLanes} * wideRing + std::uint64_t{maxLanes - wideLanes} * narrowRing;
static_assert(ringRecords * sizeof(Event) <= 128ull << 20);
constexpr std::uint64_t arenaAt = roundUp(ringsAt + ringRecords * sizeof(Event), page);
constexpr std::uint64_t segmentBytes = arenaAt + arenaBytes;

constexpr std::uint64_t ringOffset(std::uint32_t lane)
{
    const std::uint64_t before =
        lane < wideLanes ? std::uint64_t{lane} * wideRing : std::uint64_t{wideLanes} * wideRing + std::uint64_t{lane - wideLanes} * narrowRing;
    return ringsAt + before * sizeof(Event);
}

/// Spins for a millisecond: two pairs, each known to 40 ns, that far apart.
double measureNanosPerStamp(StampSource source, ClockPair first)
{
    if (source == StampSource::monotonic)
        return 1.0;
    while (monotonicNow() - first.monotonic < 1'000'000)
        continue;
    const ClockPair second = readClockPair(source);
    return static_cast<double>(second.monotonic - first.monotonic) / static_cast<double>(second.stamp - first.stamp);
}

} // namespace

Result<Segment> Segment::create()
{
    UniqueFd fd(::memfd_create("interleave", MFD_CLOEXEC | MFD_ALLOW_SEALING));
    if (!fd.isOpen())
        return systemError("memfd_create", errno);
    if (::ftruncate(fd.get(), static_cast<off_t>(segmentBytes)) != 0)
        return systemError("ftruncate", errno);
    // A worker must not be able to shrink the file under the collector's feet (that would be SIGBUS in the window).
    if (::fcntl(fd.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return systemError("fcntl(F_ADD_SEALS)", errno);
    void *base = ::mmap(nullptr, segmentBytes, PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0);
    if (base == MAP_FAILED)
        return systemError("mmap", errno);
    Segment segment(std::move(fd), static_cast<std::byte *>(base), segmentBytes);
    SegmentHeader &header = *new (base) SegmentHeader{};
    header.magic = segmentMagic;
    header.version = segmentVersion;
    header.layout = segmentLayout;
    header.totalBytes = segmentBytes;
    header.stampSource = detectStampSource();
    header.clockPairs[0] = readClockPair(header.stampSource);
    header.clockPairCount.store(1, std::memory_order_release);
    header.originStamp = header.clockPairs[0].stamp;
    header.originMonotonic = header.clockPairs[0].monotonic;
    header.nanosPerStamp = measureNanosPerStamp(header.stampSource, header.clockPairs[0]);
    header.control.recordEvents.store(1, std::memory_order_relaxed);
    return segment;
}

Result<Segment> Segment::map(int fd)
{
    UniqueFd own(::fcntl(fd, F_DUPFD_CLOEXEC, 3));
    if (!own.isOpen())
        return systemError("fcntl(F_DUPFD_CLOEXEC)", errno);
    struct stat status = {};
    if (::fstat(own.get(), &status) != 0)
        return systemError("fstat", errno);
    if (static_cast<std::uint64_t>(status.st_size) != segmentBytes)
        return Error{ErrorCode::protocolViolated, {"the segment has the wrong size"}};
    void *base = ::mmap(nullptr, segmentBytes, PROT_READ | PROT_WRITE, MAP_SHARED, own.get(), 0);
    if (base == MAP_FAILED)
        return systemError("mmap", errno);
    Segment segment(std::move(own), static_cast<std::byte *>(base), segmentBytes);
    if (segment.header().magic != segmentMagic || segment.header().version != segmentVersion || segment.header().layout != segmentLayout)
        return Error{ErrorCode::protocolViolated, {"the segment is of another version"}};
    return segment;
}

Segment::Segment(Segment &&other) noexcept :
    m_fd(std::move(other.m_fd)), m_base(std::exchange(other.m_base, nullptr)), m_bytes(std::exchange(other.m_bytes, 0))
{}

Segment &Segment::operator=(Segment &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_base, other.m_base);
    std::swap(m_bytes, other.m_bytes);
    return *this;
}

Segment::~Segment()
{
    if (m_base)
        ::munmap(m_base, m_bytes);
}

SegmentHeader &Segment::header() const
{
    return *reinterpret_cast<SegmentHeader *>(m_base);
}

LaneSlot &Segment::lane(LaneId id) const
{
    assert(id.value < maxLanes);
    return reinterpret_cast<LaneSlot *>(m_base + lanesAt)[id.value];
}

ObjectSlot &Segment::object(ObjectId id) const
{
    assert(id.value < maxObjects);
    return reinterpret_cast<ObjectSlot *>(m_base + objectsAt)[id.value];
}

TrialRecord &Segment::trialSlot(std::uint64_t index) const
{
    return reinterpret_cast<TrialRecord *>(m_base + trialsAt)[index % trialSlots];
}

std::uint32_t Segment::laneCount() const
{
    return std::min(header().laneCount.load(std::memory_order_acquire), maxLanes);
}

std::uint32_t Segment::objectCount() const
{
    return std::min(header().objectCount.load(std::memory_order_acquire), maxObjects);
}

Event *Segment::records(LaneId id) const
{
    assert(id.value < maxLanes);
    return reinterpret_cast<Event *>(m_base + ringOffset(id.value));
}

void *Segment::allocate(std::uint64_t bytes) const
{
    const std::uint64_t size = roundUp(bytes, 64);
    if (size > arenaBytes - header().arenaUsed)
        return nullptr;
    void *result = m_base + arenaAt + header().arenaUsed;
    header().arenaUsed += size;
    return result;
}

std::uint64_t Segment::offsetOf(const void *pointer) const
{
    return static_cast<std::uint64_t>(static_cast<const std::byte *>(pointer) - m_base);
}

void *Segment::at(std::uint64_t offset, std::uint64_t bytes) const
{
    if (offset > m_bytes || bytes > m_bytes - offset)
        return nullptr;
    return m_base + offset;
}

ObjectId Segment::addObject(ObjectKind kind, std::string_view name, std::uint32_t variant, std::uint32_t capacity) const
{
    const std::uint32_t index = header().objectCount.load(std::memory_order_relaxed);
    if (index >= maxObjects)
        return {};
    ObjectSlot &slot = object({index});
    slot.kind = kind;
    slot.capacity = capacity;
    slot.variant.store(variant, std::memory_order_relaxed);
    const std::size_t length = std::min(name.size(), sizeof slot.name - 1);
    std::memcpy(slot.name, name.data(), length);
    slot.name[length] = '\0';
    header().objectCount.store(index + 1, std::memory_order_release);
    return {index};
}

} // namespace interleave
