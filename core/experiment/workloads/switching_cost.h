// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

#include <vector>

namespace interleave {

/// The same stream of units of work, split over more and more workers.
ExperimentInfo switchingCostExperiment();

inline constexpr unsigned mostSwitchingWorkers = 1000;
inline constexpr unsigned mostSwitchingPhases = 12;
inline constexpr std::int64_t mostWorkingSetsKib = 512 * 1024; ///< of all workers together

enum SwitchingRole : unsigned { switchingWorker, switchingMaster };
enum class SwitchingWork : std::uint64_t {
    pureCpu,  ///< a worker loses its core only when the kernel takes it away
    yield,    ///< it offers its core after every unit
    handOver, ///< one token goes round: who has it does a unit and wakes the next
    paging,   ///< its working set lies in a file, and in memory only as far as there is room
};

/// What all workers together did while so many of them were at work.
struct SwitchingPhase
{
    std::uint32_t workers = 0;
    std::int64_t workingSetKib = 0;
    std::uint64_t nanos = 0;
    std::uint64_t units = 0;
    std::uint64_t switches = 0; ///< times one of them was put on a core; 0 where they cannot know
    std::uint64_t touches = 0;  ///< work=paging: pages they went through
    std::uint64_t faults = 0;   ///< of them those that had to be read from the file
};

/// The same in shared memory. Written by the master, again in each tour; read by anyone, who may meet a phase half renewed.
class SwitchingPhaseCell
{
public:
    void set(const SwitchingPhase &phase)
    {
        m_workers.store(phase.workers, std::memory_order_relaxed);
        m_workingSetKib.store(phase.workingSetKib, std::memory_order_relaxed);
        m_nanos.store(phase.nanos, std::memory_order_relaxed);
        m_units.store(phase.units, std::memory_order_relaxed);
        m_switches.store(phase.switches, std::memory_order_relaxed);
        m_touches.store(phase.touches, std::memory_order_relaxed);
        m_faults.store(phase.faults, std::memory_order_relaxed);
    }
    SwitchingPhase get() const
    {
        return {.workers = m_workers.load(std::memory_order_relaxed),
            .workingSetKib = m_workingSetKib.load(std::memory_order_relaxed),
            .nanos = m_nanos.load(std::memory_order_relaxed),
            .units = m_units.load(std::memory_order_relaxed),
            .switches = m_switches.load(std::memory_order_relaxed),
            .touches = m_touches.load(std::memory_order_relaxed),
            .faults = m_faults.load(std::memory_order_relaxed)};
    }

private:
    AtomicU32 m_workers;
    AtomicI64 m_workingSetKib;
    AtomicU64 m_nanos;
    AtomicU64 m_units;
    AtomicU64 m_switches;
    AtomicU64 m_touches;
    AtomicU64 m_faults;
};

/// Indices into WorkerCounters::custom.
inline constexpr unsigned switchingTouches = 0;
inline constexpr unsigned switchingFaults = 1;

struct alignas(64) SwitchingSlot
{
    AtomicU32 bell; ///< futex word: changes when the token comes
    AtomicU32 gone; ///< by the host, once the worker has ended
};

/// Shared state of a run; its claims read it.
struct SwitchingCostRoot
{
    AtomicU32 active;        ///< workers with this number and above rest; written by the master
    AtomicU32 holder;        ///< number of the worker that has the token
    AtomicU64 turnsPerMicro; ///< turns of the busy loop in a microsecond, measured by the host on a free core, as a double
    AtomicU32 phaseCount;    ///< release by the master when a phase is complete, acquire by readers
    SwitchingPhaseCell phases[mostSwitchingPhases];
    SwitchingSlot slots[mostSwitchingWorkers];
    std::uint64_t paged; ///< offset of the PagedMemory; 0: none. By the host
};

/// Pages of each worker's working set with work=paging.
std::uint32_t pagesOfEach(const Settings &settings);

/// Workers of each phase, growing: 1, 2, 4 … and the most there may be.
std::vector<std::uint32_t> switchingSteps(std::int64_t most);

/// Whose turn it is after `number`: the next of the active ones that lives.
std::uint32_t nextHolder(const SwitchingCostRoot &root, std::uint32_t number);
/// Gives the token to the next worker; `number` has it.
void passToken(SwitchingCostRoot &root, std::uint32_t number);
/// Wakes whoever waits for the token, to look around.
void ringSwitching(SwitchingCostRoot &root);

} // namespace interleave
