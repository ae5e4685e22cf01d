// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/slot_bells.h"

#include "core/shm/futex.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <ctime>

#include <poll.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Some 10 µs: less than it takes to sleep and be woken. The other one may not even be on a core.
constexpr unsigned spinsBeforeSleep = 250;
/// Who slept through the wake-up at the run's end looks again after this long.
constexpr Nanos bellBackstop = 50'000'000;

void restBetweenLooks()
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#endif
}

/// With one core the other side cannot do anything while this one looks.
unsigned spinsHere()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    return ::sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 1 ? spinsBeforeSleep : 0;
}

} // namespace

MemoryBells::MemoryBells(SlotArea &area, const ChannelHandle &, const ChannelUser &user) :
    m_area(area), m_segment(user.segment), m_own(user.sends ? area.head.load(std::memory_order_relaxed) : area.tail.load(std::memory_order_relaxed)),
    m_seen(user.sends ? area.tail.load(std::memory_order_relaxed) : area.head.load(std::memory_order_relaxed)), m_spins(spinsHere())
{}

bool MemoryBells::waitForFree(ChannelJournal &journal)
{
    while (m_own - m_seen >= slotCount) {
        m_seen = m_area.tail.load(std::memory_order_acquire);
        for (unsigned i = 0; i < m_spins && m_own - m_seen >= slotCount; ++i) {
            restBetweenLooks();
            m_seen = m_area.tail.load(std::memory_order_acquire);
        }
        if (m_own - m_seen >= slotCount && !sleepWhile(m_area.tail, m_seen, m_area.senderSleeps, journal))
            return false;
    }
    return true;
}

bool MemoryBells::waitForFilled(ChannelJournal &journal)
{
    while (m_own == m_seen) {
        m_seen = m_area.head.load(std::memory_order_acquire);
        for (unsigned i = 0; i < m_spins && m_own == m_seen; ++i) {
            restBetweenLooks();
            m_seen = m_area.head.load(std::memory_order_acquire);
        }
        if (m_own == m_seen && !sleepWhile(m_area.head, m_seen, m_area.receiverSleeps, journal))
            return false;
    }
    return true;
}

bool MemoryBells::sleepWhile(AtomicU32 &word, std::uint32_t seen, AtomicU32 &sleeps, ChannelJournal &journal)
{
    if (isOver(m_segment))
        return false;
    sleeps.store(1, std::memory_order_seq_cst);
    if (word.load(std::memory_order_seq_cst) == seen) {
        journal.waits();
        const BlockedScope blocked(journal.probe(), BlockedReason::pipe, journal.object());
        futexWait(word, seen, monotonicNow() + bellBackstop);
    }
    sleeps.store(0, std::memory_order_relaxed);
    return true;
}

void MemoryBells::tellFilled()
{
    m_area.head.store(++m_own, std::memory_order_seq_cst);
    if (m_area.receiverSleeps.load(std::memory_order_seq_cst) != 0)
        futexWake(m_area.head, 1);
}

void MemoryBells::tellFree()
{
    m_area.tail.store(++m_own, std::memory_order_seq_cst);
    if (m_area.senderSleeps.load(std::memory_order_seq_cst) != 0)
        futexWake(m_area.tail, 1);
}

void MemoryBells::wake(SlotArea &area)
{
    futexWake(area.head);
    futexWake(area.tail);
}

EventfdBells::EventfdBells(SlotArea &, const ChannelHandle &handle, const ChannelUser &) : m_handle(handle) {}

bool EventfdBells::wait(int fd, ChannelJournal &journal) const
{
    eventfd_t one = 0;
    while (::eventfd_read(fd, &one) != 0) {
        if (errno == EAGAIN ? waitForDescriptor(fd, POLLIN, m_handle.bell, journal) == 0 : errno != EINTR)
            return false;
    }
    return true;
}

void EventfdBells::tellFilled() const
{
    ::eventfd_write(m_handle.furtherFds[messageBell], 1);
}

void EventfdBells::tellFree() const
{
    ::eventfd_write(m_handle.furtherFds[roomBell], 1);
}

SemaphoreBells::SemaphoreBells(SlotArea &area, const ChannelHandle &, const ChannelUser &user) : m_area(area), m_segment(user.segment) {}

bool SemaphoreBells::wait(sem_t &semaphore, ChannelJournal &journal)
{
    while (::sem_trywait(&semaphore) != 0) {
        if (isOver(m_segment))
            return false;
        journal.waits();
        const BlockedScope blocked(journal.probe(), BlockedReason::pipe, journal.object());
        if (::sem_wait(&semaphore) == 0)
            break;
    }
    return !isOver(m_segment);
}

void SemaphoreBells::wake(SlotArea &area)
{
    ::sem_post(&area.filled);
    ::sem_post(&area.free);
}

void blockBellSignals()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGRTMIN + messageBell);
    sigaddset(&set, SIGRTMIN + roomBell);
    ::pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

SignalBells::SignalBells(SlotArea &area, const ChannelHandle &, const ChannelUser &user) :
    m_segment(user.segment), m_peerPid(user.peerPid), m_peerTid(user.peerTid), m_waitsFor(SIGRTMIN + (user.sends ? roomBell : messageBell)),
    m_tells(SIGRTMIN + (user.sends ? messageBell : roomBell))
{
    AtomicU32(&own)[2] = area.ends[user.sends ? 0 : 1];
    own[0].store(static_cast<std::uint32_t>(::getpid()), std::memory_order_relaxed);
    own[1].store(static_cast<std::uint32_t>(::gettid()), std::memory_order_release); // acquire: wake()
}

bool SignalBells::waitForFree(ChannelJournal &journal)
{
    if (m_free == 0 && !wait(journal))
        return false;
    m_free -= m_free == 0 ? 0 : 1;
    return true;
}

bool SignalBells::wait(ChannelJournal &journal)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, m_waitsFor);
    const timespec none{};
    while (::sigtimedwait(&set, nullptr, &none) < 0) {
        if (isOver(m_segment))
            return false;
        journal.waits();
        const BlockedScope blocked(journal.probe(), BlockedReason::pipe, journal.object());
        if (::sigwaitinfo(&set, nullptr) >= 0)
            break;
    }
    return !isOver(m_segment);
}

void SignalBells::tell()
{
    siginfo_t info{};
    info.si_code = SI_QUEUE;
    info.si_pid = ::getpid();
    info.si_uid = ::getuid();
    ::syscall(SYS_rt_tgsigqueueinfo, m_peerPid, m_peerTid, m_tells, &info);
}

/// Each end, with the signal it waits for.
void SignalBells::wake(SlotArea &area)
{
    for (const unsigned end : {0u, 1u}) {
        const auto tid = static_cast<int>(area.ends[end][1].load(std::memory_order_acquire));
        const auto pid = static_cast<int>(area.ends[end][0].load(std::memory_order_relaxed));
        if (tid > 0 && pid > 0)
            ::syscall(SYS_tgkill, pid, tid, SIGRTMIN + (end == 0 ? roomBell : messageBell));
    }
}

} // namespace interleave
