// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/condition.h"

#include "core/shm/futex.h"

#include <climits>

namespace interleave {

using namespace condition;

namespace {

std::uint32_t notify(ConditionShared &shared, int most)
{
    std::uint32_t word = shared.word.load(std::memory_order_relaxed);
    std::uint32_t calls = 0;
    do
        calls = (word + 1) & callMask;
    while (!shared.word.compare_exchange_weak(word, (word & ~callMask) | calls, std::memory_order_release, std::memory_order_relaxed));
    futexWake(shared.word, most);
    return calls;
}

} // namespace

Result<void> condition::create(const Segment &segment, ConditionShared &shared, std::string_view name)
{
    const ObjectId object = segment.addObject(ObjectKind::condition, name);
    if (!object.isValid())
        return Error{ErrorCode::startFailed, {std::string(name), "the segment is full"}};
    shared.object = object.value;
    return {};
}

std::uint32_t condition::notifyOne(ConditionShared &shared)
{
    return notify(shared, 1);
}

std::uint32_t condition::notifyAll(ConditionShared &shared)
{
    return notify(shared, INT_MAX);
}

void condition::ring(ConditionShared &shared)
{
    shared.word.fetch_add(callMask + 1, std::memory_order_release);
    futexWake(shared.word);
}

} // namespace interleave
