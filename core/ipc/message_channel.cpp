// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/message_channel.h"

namespace interleave {

namespace {

enum class Family { streams, queues, slots };

Family familyOf(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::posixQueue:
    case ChannelKind::systemVQueue: return Family::queues;
    case ChannelKind::sharedRing:
    case ChannelKind::eventfd:
    case ChannelKind::semaphore:
    case ChannelKind::signal: return Family::slots;
    default: return Family::streams;
    }
}

} // namespace

Result<void> openChannel(const Segment &segment, ChannelKind kind, StopBell bell, ChannelHandle (&directions)[2])
{
    for (ChannelHandle &handle : directions)
        handle = {.kind = kind, .bell = bell, .sendFd = -1, .receiveFd = -1, .furtherFds = {-1, -1}, .key = -1, .areaOffset = 0, .error = 0};
    switch (familyOf(kind)) {
    case Family::streams: return openStreams(segment, directions);
    case Family::queues: return openMessageQueues(segment, directions);
    case Family::slots: return openSlots(segment, directions);
    }
    return {};
}

void wakeChannel(const Segment &segment, const ChannelHandle &handle)
{
    if (handle.error != 0)
        return;
    switch (familyOf(handle.kind)) {
    case Family::streams: break; // by the bell
    case Family::queues: wakeMessageQueue(handle); break;
    case Family::slots: wakeSlots(segment, handle); break;
    }
}

std::unique_ptr<MessageChannel> attach(const ChannelHandle &handle, const ChannelUser &user)
{
    if (handle.error != 0)
        return nullptr;
    switch (familyOf(handle.kind)) {
    case Family::streams: return attachStream(handle, user);
    case Family::queues: return attachMessageQueue(handle, user);
    case Family::slots: return attachSlots(handle, user);
    }
    return nullptr;
}

} // namespace interleave
