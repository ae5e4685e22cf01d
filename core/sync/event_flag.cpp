// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/event_flag.h"

#include "core/shm/futex.h"

namespace interleave {

Result<void> event_flag::create(const Segment &segment, EventFlagShared &event, std::string_view name)
{
    const ObjectId object = segment.addObject(ObjectKind::event, name);
    if (!object.isValid())
        return Error{ErrorCode::startFailed, {std::string(name), "the segment is full"}};
    event.object = object.value;
    return {};
}

void event_flag::set(EventFlagShared &event)
{
    event.word.fetch_or(1, std::memory_order_release); // acquire: wait()
    futexWake(event.word);
}

void event_flag::clear(EventFlagShared &event)
{
    event.word.fetch_and(~1u, std::memory_order_relaxed);
}

void event_flag::ring(EventFlagShared &event)
{
    event.word.fetch_add(2, std::memory_order_release);
    futexWake(event.word);
}

} // namespace interleave
