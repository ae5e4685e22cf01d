// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment_layout.h"
#include "core/store/trace_types.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <string_view>

namespace interleave {

/// The words of reports and tables. They are a contract and the same in every language.
constexpr std::string_view nameOf(SliceState state)
{
    switch (state) {
    case SliceState::running: return "running";
    case SliceState::runnable: return "runnable";
    case SliceState::lock: return "lock";
    case SliceState::queue: return "queue";
    case SliceState::pipe: return "pipe";
    case SliceState::io: return "io";
    case SliceState::sleep: return "sleep";
    case SliceState::stopped: return "stopped";
    case SliceState::other: return "other";
    case SliceState::held: return "held";
    case SliceState::waiting: return "waiting";
    case SliceState::density: return "density";
    case SliceState::lost: return "lost";
    case SliceState::count: break;
    }
    return "other";
}

constexpr std::string_view nameOf(StartMethod method)
{
    switch (method) {
    case StartMethod::thread: return "thread";
    case StartMethod::fork: return "fork";
    case StartMethod::spawn: return "spawn";
    case StartMethod::forkserver: return "forkserver";
    case StartMethod::count: break;
    }
    return "thread";
}

constexpr std::string_view nameOf(LockKind kind)
{
    switch (kind) {
    case LockKind::none: return "none";
    case LockKind::mutex: return "mutex";
    case LockKind::spin: return "spin";
    case LockKind::ticket: return "ticket";
    case LockKind::adaptive: return "adaptive";
    case LockKind::rw: return "rw";
    case LockKind::robustShared: return "robust-shared";
    case LockKind::gil: return "gil";
    case LockKind::count: break;
    }
    return "none";
}

constexpr std::string_view nameOf(ObjectKind kind)
{
    switch (kind) {
    case ObjectKind::lock: return "lock";
    case ObjectKind::queue: return "queue";
    case ObjectKind::cell: return "cell";
    case ObjectKind::gate: return "gate";
    case ObjectKind::pool: return "pool";
    case ObjectKind::semaphore: return "semaphore";
    case ObjectKind::event: return "event";
    case ObjectKind::condition: return "condition";
    case ObjectKind::barrier: return "barrier";
    case ObjectKind::channel: return "channel";
    case ObjectKind::none:
    case ObjectKind::count: break;
    }
    return "none";
}

constexpr std::string_view nameOf(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::pipe: return "anonymous-pipe";
    case ChannelKind::fifo: return "named-pipe";
    case ChannelKind::socketpair: return "socketpair";
    case ChannelKind::unixSocket: return "unix-socket";
    case ChannelKind::tcp: return "tcp";
    case ChannelKind::posixQueue: return "posix-message-queue";
    case ChannelKind::systemVQueue: return "system-v-queue";
    case ChannelKind::sharedRing: return "shared-memory-ring";
    case ChannelKind::eventfd: return "eventfd";
    case ChannelKind::semaphore: return "semaphore-hand-over";
    case ChannelKind::signal: return "real-time-signal";
    case ChannelKind::standardSignal: return "signal";
    case ChannelKind::count: break;
    }
    return "channel";
}

/// A name in the segment, which may lack its end when a worker has run wild.
template <std::size_t N>
std::string textOf(const char (&name)[N])
{
    return std::string(name, ::strnlen(name, N));
}

} // namespace interleave
