// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipc/message_channel.h"

#include <semaphore.h>

namespace interleave {

inline constexpr unsigned slotCount = 256; ///< a power of two
inline constexpr std::size_t slotBytes = 4096;

/// The slots of one direction, with what the different bells need.
struct SlotArea
{
    alignas(64) AtomicU32 head; ///< slots filled so far; futex word. Release by the sender, acquire by the receiver
    AtomicU32 receiverSleeps;   ///< sequentially consistent with head: one of two sees the other
    alignas(64) AtomicU32 tail; ///< slots emptied so far; futex word. Release by the receiver, acquire by the sender
    AtomicU32 senderSleeps;
    alignas(64) sem_t filled;
    sem_t free;
    AtomicU32 ends[2][2]; ///< signal: pid and tid of sender and receiver, by themselves, so that they can be woken
    alignas(64) std::byte slots[slotCount][slotBytes];
};

enum SlotBell : unsigned { messageBell, roomBell };

/// A word in memory: who finds nothing looks for a while before it sleeps on it, and is woken only if it sleeps.
class MemoryBells
{
public:
    MemoryBells(SlotArea &area, const ChannelHandle &handle, const ChannelUser &user);
    bool waitForFree(ChannelJournal &journal);
    bool waitForFilled(ChannelJournal &journal);
    void tellFilled();
    void tellFree();
    static void wake(SlotArea &area);

private:
    bool sleepWhile(AtomicU32 &word, std::uint32_t seen, AtomicU32 &sleeps, ChannelJournal &journal);

    SlotArea &m_area;
    const Segment &m_segment;
    std::uint32_t m_own;      ///< head of a sender, tail of a receiver
    std::uint32_t m_seen = 0; ///< of the other's, when it was looked at last
    unsigned m_spins;
};

class EventfdBells
{
public:
    EventfdBells(SlotArea &area, const ChannelHandle &handle, const ChannelUser &user);
    bool waitForFree(ChannelJournal &journal) { return wait(m_handle.furtherFds[roomBell], journal); }
    bool waitForFilled(ChannelJournal &journal) { return wait(m_handle.furtherFds[messageBell], journal); }
    void tellFilled() const;
    void tellFree() const;

private:
    bool wait(int fd, ChannelJournal &journal) const;

    ChannelHandle m_handle;
};

class SemaphoreBells
{
public:
    SemaphoreBells(SlotArea &area, const ChannelHandle &handle, const ChannelUser &user);
    bool waitForFree(ChannelJournal &journal) { return wait(m_area.free, journal); }
    bool waitForFilled(ChannelJournal &journal) { return wait(m_area.filled, journal); }
    void tellFilled() { ::sem_post(&m_area.filled); }
    void tellFree() { ::sem_post(&m_area.free); }
    static void wake(SlotArea &area);

private:
    bool wait(sem_t &semaphore, ChannelJournal &journal);

    SlotArea &m_area;
    const Segment &m_segment;
};

/// Queued real-time signals, sent to the very thread and taken without a handler: none is lost, and they come in order.
class SignalBells
{
public:
    SignalBells(SlotArea &area, const ChannelHandle &handle, const ChannelUser &user);
    bool waitForFree(ChannelJournal &journal);
    bool waitForFilled(ChannelJournal &journal) { return wait(journal); }
    void tellFilled() { tell(); }
    void tellFree() { tell(); }
    static void wake(SlotArea &area);

private:
    bool wait(ChannelJournal &journal);
    void tell();

    const Segment &m_segment;
    int m_peerPid, m_peerTid;
    int m_waitsFor, m_tells;     ///< signal numbers
    unsigned m_free = slotCount; ///< of a sender: slots it knows to be free
};

/// Held back in this thread from the beginning, as they must be before anybody may send one.
void blockBellSignals();

} // namespace interleave
