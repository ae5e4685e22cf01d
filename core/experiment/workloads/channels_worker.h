// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/channels.h"
#include "core/experiment/workloads/channels_message.h"

#include <optional>

namespace interleave {

/// The sender or the receiver: both go through the same turns, one way after the other. Owned and used by one worker.
class ChannelsWorker
{
public:
    ChannelsWorker(WorkerContext &context, ChannelsRoot &root);
    /// Pass after pass, until the worker must end.
    void run();

private:
    struct Turn
    {
        ChannelsResult &result;
        std::unique_ptr<MessageChannel> there, back;
        ChannelJournal thereJournal, backJournal;
        ChannelsMessage message;
    };

    bool turn(unsigned kind);
    bool takeHold(unsigned kind, std::unique_ptr<MessageChannel> (&ends)[2]);
    bool oneWay(Turn &turn);
    bool sendOneWay(Turn &turn);
    bool receiveOneWay(Turn &turn);
    bool roundTrips(Turn &turn);
    bool askBack(Turn &turn);
    bool answerBack(Turn &turn);
    bool endPass();
    bool startPhase();
    /// The length of a phase is over with this message: says so before it is sent.
    void noteLast(std::uint64_t number, Nanos length);
    bool isLast(std::uint64_t number) const { return m_root.last.load(std::memory_order_acquire) == number; }
    void count(std::uint64_t messages = 1);

    WorkerContext &m_context;
    ChannelsRoot &m_root;
    bool m_sends;
    std::uint64_t m_phaseBegin = 0;
    std::uint64_t m_numbers[channelKinds][2] = {}; ///< messages so far, there and back
    std::uint64_t *m_number = nullptr;             ///< of this turn
};

} // namespace interleave
