// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/shared_memory_worker.h"

#include "core/experiment/workloads/lost_update.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::uint64_t chunk = 64; ///< iterations between two looks at the others' progress

enum LockWord : RawValue { withoutLock, withLock };

void reset(AtomicU64 &cell)
{
    const std::uint64_t word = cell.load(std::memory_order_relaxed);
    cell.store(word - static_cast<std::uint64_t>(cellValue(word)), std::memory_order_relaxed);
}

[[noreturn]] void throwSystemError(const char *what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

std::uint64_t readNumber(int file)
{
    std::uint64_t number = 0;
    if (::pread(file, &number, sizeof(number), 0) != sizeof(number))
        throwSystemError("reading the file");
    return number;
}

void writeNumber(int file, std::uint64_t number)
{
    if (::pwrite(file, &number, sizeof(number), 0) != sizeof(number))
        throwSystemError("writing the file");
}

} // namespace

AtomicU64 &ordinaryVariable()
{
    static AtomicU64 variable{0};
    return variable;
}

NamedMemory::NamedMemory(const char *path)
{
    const UniqueFd fd(::open(path, O_RDWR | O_CLOEXEC));
    void *memory = fd.isOpen() ? ::mmap(nullptr, sizeof(AtomicU64), PROT_READ | PROT_WRITE, MAP_SHARED, fd.get(), 0) : MAP_FAILED;
    m_word = memory == MAP_FAILED ? nullptr : static_cast<AtomicU64 *>(memory);
}

NamedMemory::~NamedMemory()
{
    if (m_word)
        ::munmap(m_word, sizeof(AtomicU64));
}

SharedMemoryWorker::SharedMemoryWorker(WorkerContext &context, SharedMemoryRoot &root, AtomicU64 *named) :
    m_context(context), m_root(root), m_counters(context.probe.counters()),
    m_lock(root.lock, context.segment, {root.lockObject}, context.probe, mostSharedMemoryWorkers),
    m_lockParameter(context.settings.experiment().find("lock")), m_kind(static_cast<SharedKind>(context.settings.integer("kind"))),
    m_iterations(static_cast<std::uint64_t>(context.settings.integer("iterations"))), m_cellCount(root.cellCount)
{
    for (std::size_t i = 0; i < m_cellCount; ++i)
        m_cells[i] = &context.segment.object({root.cells[i]}).cell;
    if (m_kind == SharedKind::privateOne)
        m_cells[0] = &ordinaryVariable();
    else if (named)
        m_cells[0] = named;
    m_root.address[context.number].store(reinterpret_cast<std::uintptr_t>(m_cells[0]), std::memory_order_relaxed);
}

void SharedMemoryWorker::run()
{
    m_context.waitAtGate();
    Round round(m_context, m_root.round, *this, true);
    bool goOn = round.join();
    while (goOn) {
        m_context.probe.emit(EventKind::trialBegin, round.number());
        goOn = runRound(round);
        m_lock.checkpoint();
        m_context.probe.emit(EventKind::trialEnd, round.number());
        goOn = goOn && round.next();
    }
    m_context.probe.endWith(m_context.segment.control().finished.load(std::memory_order_relaxed) != 0 ? workerReturned : workerToldToStop);
}

/// True when this worker's part of the round is done, false when it must end.
bool SharedMemoryWorker::runRound(Round &round)
{
    const Probe &probe = m_context.probe;
    if (m_kind == SharedKind::privateOne)
        reset(*m_cells[0]);
    AtomicU64 &own = m_root.ownUpdates[m_context.number];
    std::uint64_t together = 0;
    std::uint64_t seen = 0;
    othersProgress(seen);
    bool goOn = true;
    for (std::uint64_t done = 0; done < m_iterations && goOn;) {
        m_withLock = m_root.lockRaw.load(std::memory_order_relaxed) == withLock;
        const std::uint64_t begin = probe.now();
        const std::uint64_t slices = m_counters.timeSlices.load(std::memory_order_relaxed);
        for (const std::uint64_t end = std::min(m_iterations, done + chunk); done < end; ++done) {
            if (m_kind == SharedKind::file)
                addToFile();
            else
                add(*m_cells[done % m_cellCount]);
            bump(m_counters.stores);
            bump(own);
            bump(m_counters.operations);
            m_context.probe.tick();
        }
        if (othersProgress(seen) && slices == m_counters.timeSlices.load(std::memory_order_relaxed))
            together += probe.now() - begin;
        if (m_context.mustEnd()) {
            goOn = false;
        } else if (changeWanted()) {
            m_lock.checkpoint();
            goOn = round.pause();
        }
    }
    round.slot().together.store(together, std::memory_order_relaxed);
    m_root.lastWord[m_context.number].store(m_cells[0]->load(std::memory_order_relaxed), std::memory_order_relaxed);
    return goOn;
}

/// number += 1. The number's own lock guards each single access; only with-lock holds it from the first to the last.
void SharedMemoryWorker::add(AtomicU64 &cell)
{
    m_lock.lock();
    std::uint64_t word = cell.load(std::memory_order_relaxed);
    if (!m_withLock) {
        m_lock.unlock();
        asm volatile("" : "+r"(word));
        m_lock.lock();
    }
    cell.store(word + updateBy(1), std::memory_order_relaxed);
    m_lock.unlock();
}

/// The same for a number in a file. Each of the two calls is whole by itself; the lock is one beside the file.
void SharedMemoryWorker::addToFile()
{
    if (m_withLock)
        m_lock.lock();
    writeNumber(m_root.file, readNumber(m_root.file) + 1);
    if (m_withLock)
        m_lock.unlock();
}

/// Has anybody else added something since `seen`?
bool SharedMemoryWorker::othersProgress(std::uint64_t &seen) const
{
    std::uint64_t sum = 0;
    for (unsigned i = 0; i < mostSharedMemoryWorkers; ++i)
        sum += i == m_context.number ? 0 : m_root.ownUpdates[i].load(std::memory_order_relaxed);
    const bool progress = sum != seen;
    seen = sum;
    return progress;
}

std::uint64_t SharedMemoryWorker::updates() const
{
    std::uint64_t sum = 0;
    for (const AtomicU64 &own : m_root.ownUpdates)
        sum += own.load(std::memory_order_relaxed);
    return sum;
}

std::int64_t SharedMemoryWorker::value() const
{
    std::int64_t sum = 0;
    if (m_kind == SharedKind::file)
        return static_cast<std::int64_t>(readNumber(m_root.file));
    if (m_kind == SharedKind::privateOne) {
        for (const AtomicU64 &word : m_root.lastWord)
            sum += cellValue(word.load(std::memory_order_relaxed));
        return sum;
    }
    for (std::size_t i = 0; i < m_cellCount; ++i)
        sum += cellValue(m_cells[i]->load(std::memory_order_relaxed));
    return sum;
}

bool SharedMemoryWorker::changeWanted() const
{
    return m_context.live(m_lockParameter) != m_root.lockRaw.load(std::memory_order_relaxed);
}

void SharedMemoryWorker::change()
{
    const RawValue to = m_context.live(m_lockParameter);
    const RawValue from = m_root.lockRaw.exchange(to, std::memory_order_relaxed);
    m_context.probe.emit(EventKind::marker, m_lockParameter.value, to, 0, from, 0);
}

void SharedMemoryWorker::beginRound()
{
    for (std::size_t i = 0; i < m_cellCount; ++i)
        reset(*m_cells[i]);
    if (m_kind == SharedKind::file)
        writeNumber(m_root.file, 0);
    for (unsigned i = 0; i < mostSharedMemoryWorkers; ++i) {
        m_root.ownUpdates[i].store(0, std::memory_order_relaxed);
        m_root.lastWord[i].store(0, std::memory_order_relaxed);
        m_root.round.slots[i].together.store(0, std::memory_order_relaxed);
    }
    m_root.phaseUpdates.store(0, std::memory_order_relaxed);
    m_root.phaseArrived.store(0, std::memory_order_relaxed);
}

/// In a round every update adds one: what has arrived is the sum of the values.
std::uint64_t SharedMemoryWorker::arrived() const
{
    return static_cast<std::uint64_t>(std::max<std::int64_t>(0, value()));
}

void SharedMemoryWorker::finishRound(TrialRecord &record)
{
    const std::uint64_t made = updates();
    record.operations = record.stores = made;
    record.expected = static_cast<std::int64_t>(made);
    record.actual = value();
    record.lost = made > arrived() ? made - arrived() : 0;
    std::uint64_t together = 0;
    std::uint64_t length = 0;
    for (unsigned i = 0; i < mostSharedMemoryWorkers; ++i) {
        const RoundSlot &slot = m_root.round.slots[i];
        together += slot.together.load(std::memory_order_relaxed);
        const std::uint64_t end = slot.endStamp.load(std::memory_order_relaxed);
        const std::uint64_t begin = slot.beginStamp.load(std::memory_order_relaxed);
        length += end > begin ? end - begin : 0;
    }
    record.flags |= (record.lost != 0 ? trialWrong : 0u) | (together != 0 && together * 2 >= length ? trialOverlapped : 0u);
}

void SharedMemoryWorker::finishPhase(TrialRecord &record)
{
    const std::uint64_t made = updates();
    const std::uint64_t there = arrived();
    record.expected = static_cast<std::int64_t>(made);
    record.actual = value();
    record.operations = record.stores = made - m_root.phaseUpdates.exchange(made, std::memory_order_relaxed);
    const std::uint64_t gained = there - m_root.phaseArrived.exchange(there, std::memory_order_relaxed);
    record.lost = record.stores > gained ? record.stores - gained : 0;
}

} // namespace interleave
