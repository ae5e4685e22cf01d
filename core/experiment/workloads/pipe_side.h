// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/pipe.h"
#include "core/experiment/workloads/pipe_message.h"
#include "core/ipc/stream_end.h"
#include "core/sync/instrumented_lock.h"

#include <functional>
#include <vector>

namespace interleave {

/// What a worker needs for either direction: its end, the lock of that direction, and whether to take it. Owned and used by one worker.
class PipeSide
{
public:
    PipeSide(WorkerContext &context, PipeRoot &root, PipeLock lock, const ChannelShared &channel);

protected:
    /// In the middle of a message from here on; takes the lock where it is wanted.
    void enter();
    void leave();
    /// Waits for what has not begun yet: a lock that was taken stays taken.
    void outside();
    void inside();

    WorkerContext &m_context;
    PipeRoot &m_root;
    ChannelJournal m_journal;
    StreamEnd m_end;
    WorkerCounters &m_counters;
    bool m_settled = false; ///< under the lock, and nobody else is in the middle of something without it

private:
    void look();

    PipeSlot &m_slot;
    InstrumentedLock m_lock;
    ParameterId m_lockParameter;
    bool m_locked = false;
};

/// Sends messages of one size, made up here, and changes its own copy afterwards.
class PipeSender : private PipeSide
{
public:
    PipeSender(WorkerContext &context, PipeRoot &root, PipeLock lock, const ChannelShared &channel, std::size_t bytes);
    StreamStatus send(std::uint64_t number);
    /// Tries the direction this end does not have. True: refused.
    bool receivingIsRefused();

private:
    std::vector<std::byte> m_message;
};

/// Receives messages of one size, looks at them closely and counts what it sees.
class PipeReceiver : private PipeSide
{
public:
    PipeReceiver(WorkerContext &context, PipeRoot &root, PipeLock lock, const ChannelShared &channel, std::size_t bytes);
    /// One message; `number` is the one its content tells. `arrived(bytes)` is called as they come: the last ones of all may be a piece whose rest
    /// somebody else has got.
    StreamStatus receive(std::uint64_t &number, const std::function<void(std::uint64_t)> &arrived);
    bool sendingIsRefused();

private:
    void judge(std::uint64_t &number);

    std::vector<std::byte> m_message;
    unsigned m_sentBy; ///< the end whose messages come out here
    bool m_single;     ///< one sender and one receiver: messages can be counted
    std::uint64_t m_count = 0;
};

} // namespace interleave
