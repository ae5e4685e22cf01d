// SPDX-License-Identifier: GPL-3.0-or-later
// Channels whose messages lie in shared memory, in a ring of slots, and that differ in how one side tells the other that a slot is filled or free: by a
// word in memory, an eventfd, a semaphore, a real-time signal.
#include "core/ipc/message_channel.h"
#include "core/ipc/shared_descriptors.h"
#include "core/ipc/slot_bells.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <new>

#include <sys/eventfd.h>

namespace interleave {

namespace {

template <typename Bells>
class SlotChannel : public MessageChannel
{
public:
    SlotChannel(const ChannelHandle &handle, const ChannelUser &user) :
        m_area(*user.segment.at<SlotArea>(handle.areaOffset)), m_bells(m_area, handle, user)
    {}

    bool send(std::span<const std::byte> message, ChannelJournal &journal) override
    {
        while (!message.empty()) {
            if (!m_bells.waitForFree(journal))
                return false;
            const std::size_t length = std::min(slotBytes, message.size());
            std::memcpy(m_area.slots[m_next++ % slotCount], message.data(), length);
            m_bells.tellFilled();
            message = message.subspan(length);
        }
        return true;
    }

    bool receive(std::span<std::byte> message, ChannelJournal &journal) override
    {
        while (!message.empty()) {
            if (!m_bells.waitForFilled(journal))
                return false;
            const std::size_t length = std::min(slotBytes, message.size());
            std::memcpy(message.data(), m_area.slots[m_next++ % slotCount], length);
            m_bells.tellFree();
            message = message.subspan(length);
        }
        return true;
    }

    std::optional<std::size_t> bytesInside() const override { return std::nullopt; }

private:
    SlotArea &m_area;
    Bells m_bells;
    std::uint64_t m_next = 0;
};

bool openEventfds(const Segment &segment, ChannelHandle &handle)
{
    for (int &number : handle.furtherFds) {
        const bool forRoom = &number == &handle.furtherFds[roomBell];
        const auto shared = shareDescriptor(segment, UniqueFd(::eventfd(forRoom ? slotCount : 0, EFD_SEMAPHORE | EFD_NONBLOCK | EFD_CLOEXEC)));
        if (!shared)
            return false;
        number = *shared;
    }
    return true;
}

} // namespace

Result<void> openSlots(const Segment &segment, ChannelHandle (&directions)[2])
{
    for (ChannelHandle &handle : directions) {
        void *memory = segment.allocate(sizeof(SlotArea));
        if (!memory)
            return Error{ErrorCode::startFailed, {"channel", "the shared segment is full"}};
        auto *area = new (memory) SlotArea{};
        handle.areaOffset = segment.offsetOf(area);
        ::sem_init(&area->filled, 1, 0);
        ::sem_init(&area->free, 1, slotCount);
        if (handle.kind == ChannelKind::eventfd && !openEventfds(segment, handle))
            directions[0].error = directions[1].error = EMFILE;
    }
    return {};
}

std::unique_ptr<MessageChannel> attachSlots(const ChannelHandle &handle, const ChannelUser &user)
{
    switch (handle.kind) {
    case ChannelKind::eventfd: return std::make_unique<SlotChannel<EventfdBells>>(handle, user);
    case ChannelKind::semaphore: return std::make_unique<SlotChannel<SemaphoreBells>>(handle, user);
    case ChannelKind::signal: return std::make_unique<SlotChannel<SignalBells>>(handle, user);
    default: return std::make_unique<SlotChannel<MemoryBells>>(handle, user);
    }
}

void wakeSlots(const Segment &segment, const ChannelHandle &handle)
{
    auto *area = segment.at<SlotArea>(handle.areaOffset);
    if (!area)
        return;
    switch (handle.kind) {
    case ChannelKind::sharedRing: MemoryBells::wake(*area); break;
    case ChannelKind::semaphore: SemaphoreBells::wake(*area); break;
    case ChannelKind::signal: SignalBells::wake(*area); break;
    default: break; // by the stop bell
    }
}

} // namespace interleave
