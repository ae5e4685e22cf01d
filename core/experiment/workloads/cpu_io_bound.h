// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/shm/segment_layout.h"

#include <vector>

namespace interleave {

/// The same row of items, each partly computing and partly waiting, done by more and more workers.
ExperimentInfo cpuIoBoundExperiment();

inline constexpr unsigned mostCpuIoWorkers = 64;
inline constexpr unsigned mostCpuIoPhases = 16;
inline constexpr std::uint32_t cpuIoItems = 96; ///< of each phase; most numbers of workers divide it
inline constexpr Nanos cpuIoItemNs = 5'000'000; ///< one item, computing and waiting, when nobody is in its way
inline constexpr std::int64_t cpuIoFileBytes = 8 << 20;

enum CpuIoRole : unsigned { cpuIoWorker, cpuIoMaster, cpuIoServer };
enum class CpuIoEngine : std::uint64_t { threads, processes, coroutines };
enum class CpuIoKind : std::uint64_t { sleep, file, socket };

/// Values of parameter `code`: what an item's computing is.
enum class CpuIoCode : std::uint64_t {
    native,   ///< so much time on a core
    compared, ///< so many loops of a program, in an interpreter and then in native code: two tours in one
};

/// What was done while so many were at work.
struct CpuIoPhase
{
    std::uint32_t workers = 0;
    std::int64_t cpuShare = 0;
    std::uint64_t nanos = 0; ///< from the first item's begin to the last one's end
    std::uint64_t cpuNs = 0; ///< that the workers used in it
};

/// The same in shared memory. Written by the master, again in each tour; read by anyone, who may meet a phase half renewed.
class CpuIoPhaseCell
{
public:
    void set(const CpuIoPhase &phase)
    {
        m_workers.store(phase.workers, std::memory_order_relaxed);
        m_cpuShare.store(phase.cpuShare, std::memory_order_relaxed);
        m_nanos.store(phase.nanos, std::memory_order_relaxed);
        m_cpuNs.store(phase.cpuNs, std::memory_order_relaxed);
    }
    CpuIoPhase get() const
    {
        return {.workers = m_workers.load(std::memory_order_relaxed),
            .cpuShare = m_cpuShare.load(std::memory_order_relaxed),
            .nanos = m_nanos.load(std::memory_order_relaxed),
            .cpuNs = m_cpuNs.load(std::memory_order_relaxed)};
    }

private:
    AtomicU32 m_workers;
    AtomicI64 m_cpuShare;
    AtomicU64 m_nanos; ///< 0: the phase is no result
    AtomicU64 m_cpuNs;
};

/// What one item is made of.
struct CpuIoItem
{
    Nanos computeNs = 0;
    Nanos waitNs = 0;
    std::uint64_t loops = 0;  ///< code=compared: instead of computeNs
    bool interpreted = false; ///< those loops
    std::uint32_t reads = 0;  ///< io=file: as many as take waitNs when nobody else reads
};

struct alignas(64) CpuIoSlot
{
    AtomicU32 inItem;       ///< 1 from before an item is taken until there is none left; cleared by the host when the worker has ended
    AtomicU32 gone;         ///< by the host, once the worker has ended
    std::int32_t near, far; ///< io=socket: this worker's end and the server's; -1: none. By the host, before anybody starts
};

/// Shared state of a run; its claims read it.
struct CpuIoRoot
{
    AtomicU32 active; ///< workers with this number and above rest; by the master
    AtomicU32 phase;  ///< changes when a phase begins; release by the master, acquire by workers
    AtomicU32 taken;  ///< items taken in it, and beyond where more asked than there were
    AtomicU32 done;   ///< items done in it
    AtomicU32 broken; ///< somebody was killed in it: it is no result. By the host
    AtomicU32 serverGone;
    AtomicU32 bell;       ///< futex word: changes when the last item is done
    AtomicU64 endStamp;   ///< when it was
    CpuIoItem item;       ///< by the master, before `phase` changes
    std::uint32_t cores;  ///< that the workers may use. By the host
    std::int32_t file;    ///< io=file; -1: none. By the host
    AtomicU64 readNs;     ///< what one read takes alone, measured by the master
    AtomicU32 phaseCount; ///< release by the master when a phase is complete, acquire by readers
    CpuIoPhaseCell phases[mostCpuIoPhases];
    AtomicU32 nativePhaseCount; ///< code=compared: the same for native code, while `phases` has the interpreter's
    CpuIoPhaseCell nativePhases[mostCpuIoPhases];
    AtomicU64 interpretedLoopPs; ///< picoseconds of a loop, measured by the master with nobody else about; 0: not measured
    AtomicU64 nativeLoopPs;
    CpuIoSlot slots[mostCpuIoWorkers];
};

/// Workers of each phase, growing, up to `most`; the number of cores is always among them.
std::vector<std::uint32_t> cpuIoSteps(std::int64_t most, unsigned cores);

/// Takes an item of the phase under way. False: there is none left.
bool takeItem(CpuIoRoot &root);
/// An item is done; the last one ends the phase.
void itemDone(CpuIoRoot &root, std::uint64_t now);

} // namespace interleave
