// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"

namespace interleave {

// Rounds in shared memory: workers, threads or processes, begin a round together and end it together, and between two of their iterations they
// can meet (rendezvous) so that something may change that nobody must be inside of.
//
// There is no count of arrived workers that a killed one could leave wrong. Each worker has a slot of its own that says where it stands, stamped with the
// `turn` in which that was true; whoever arrives looks at all slots, and if everybody wanted stands still, it claims `closer` and does the
// closing work (record the round, flip the change, begin the next round), then advances `turn`, which makes all the old places stale.
// A dead closer's claim is taken back by the host. Slots and `closer` are sequentially consistent: a worker publishes its place before it looks
// at the others, the closer claims before it looks, so one of two sees the other.

inline constexpr std::uint32_t maxRoundWorkers = 1024;

enum class RoundPlace : std::uint8_t { absent, working, arrived, paused, gone };

constexpr std::uint64_t placeWord(std::uint32_t turn, RoundPlace place)
{
    return (std::uint64_t{turn} << 8) | static_cast<std::uint64_t>(place);
}
constexpr RoundPlace placeOf(std::uint64_t word)
{
    return static_cast<RoundPlace>(word & 0xff);
}

struct alignas(64) RoundSlot
{
    AtomicU64 place;      ///< turn << 8 | RoundPlace; written by the worker, and by the host once the worker has ended
    AtomicU32 lane;       ///< lane index + 1 of the worker that last stood here; 0: none ever
    AtomicU32 ready;      ///< the round this worker is ready to begin, counted from 1
    AtomicU64 beginStamp; ///< of its work in the current round
    AtomicU64 endStamp;
    AtomicU64 together; ///< stamps of its work during which another worker got on too, in the current round
};

struct RoundShared
{
    alignas(64) AtomicU32 turn;
    AtomicU32 bell;       ///< futex word: changes with every turn and when the host has something to say
    AtomicU32 closer;     ///< number + 1 of the worker that is closing; 0: nobody
    AtomicU32 round;      ///< number of the round under way
    AtomicU32 open;       ///< the first round has begun
    AtomicU32 over;       ///< the last round has ended
    AtomicU32 cut;        ///< somebody was killed in this round: it is no result
    AtomicU32 joined;     ///< slots up to here have been used
    AtomicU64 beginStamp; ///< of the round under way; closer only
    AtomicU64 phaseStamp; ///< of the round's last phase record, or its begin; closer only
    RoundSlot slots[maxRoundWorkers];
};

/// What the workload does at the moments when nobody is inside. Called by the closing worker alone.
class RoundHooks
{
public:
    virtual ~RoundHooks() = default;
    /// A live value differs from what is in force and needs a rendezvous. Also called by workers at work: cheap.
    virtual bool changeWanted() const { return false; }
    /// Puts it into force and emits the markers.
    virtual void change() {}
    virtual void beginRound() {}
    /// Fills expected, actual, operations, stores, lost, and adds flags; number and stamps are there. Of a phase: since the last record.
    virtual void finishRound(TrialRecord &record) = 0;
    virtual void finishPhase(TrialRecord &) {}
    /// Are more rounds wanted after `done` of them? (Besides roundsWanted of the control words.)
    virtual bool wantsMore(std::uint32_t) const { return true; }
};

/// Host, from Workload::workerGone: the worker has ended, however it did.
void roundWorkerGone(RoundShared &round, unsigned number);
/// Host, from Workload::controlChanged: whoever waits looks again.
void ringRound(RoundShared &round);

/// One worker's part in the rounds. Owned and used by that worker.
class Round
{
public:
    /// `gated`: all workers begin a round at the same instant, as near as the machine can; else each begins when it wakes.
    Round(const WorkerContext &context, RoundShared &shared, RoundHooks &hooks, bool gated);
    ~Round(); ///< leaves
    Round(const Round &) = delete;
    Round &operator=(const Round &) = delete;

    /// Takes part from now on: in the round under way, else waits for the first. False: the worker must end.
    [[nodiscard]] bool join();
    /// This worker's part of the round is done: waits for the next one. False: the worker must end.
    [[nodiscard]] bool next();
    /// Rendezvous: returns when what was wanted is in force. False: the worker must end.
    [[nodiscard]] bool pause();

    std::uint32_t number() const { return m_round; }
    RoundSlot &slot() const { return m_slot; }
    unsigned cores() const { return m_cores; } ///< this worker may use

private:
    bool waitFor(RoundPlace place);
    void sleepDuring(std::uint32_t turn, std::uint32_t bell);
    bool enterUnderWay();
    void tryClose();
    void close();
    void closeCut();
    bool everybodyStands() const;
    bool anybody(RoundPlace place) const;
    void beginTogether();
    TrialRecord recordSince(const AtomicU64 &begin, std::uint64_t end, std::uint32_t flags) const;
    void write(const TrialRecord &record) const;
    unsigned members() const;
    unsigned wanted() const;
    void leave(bool cut);

    const WorkerContext &m_context;
    RoundShared &m_shared;
    RoundHooks &m_hooks;
    RoundSlot &m_slot;
    bool m_gated;
    bool m_in = false;
    bool m_began = false; ///< a round, ever
    unsigned m_cores;
    std::uint32_t m_round = 0;
};

/// Cores in the calling thread's affinity mask.
unsigned usableCores();

} // namespace interleave
