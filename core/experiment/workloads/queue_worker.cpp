// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/queue_worker.h"

#include "core/experiment/trial_log.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

constexpr std::uint64_t itemOf(unsigned producer, std::uint32_t index)
{
    return (std::uint64_t{producer} << 32) | index;
}

class Guard
{
public:
    explicit Guard(InnerMutex &mutex) : m_mutex(mutex) { m_mutex.lock(); }
    ~Guard() { m_mutex.unlock(); }
    Guard(const Guard &) = delete;
    Guard &operator=(const Guard &) = delete;

private:
    InnerMutex &m_mutex;
};

bool is(const QueueWorkerSlot &slot, QueueWorkerPhase phase)
{
    return slot.phase.load(std::memory_order_seq_cst) == static_cast<std::uint32_t>(phase);
}

} // namespace

QueueWorker::QueueWorker(WorkerContext &context, QueueRoot &root, QueueWorkerSlot &slot) :
    m_context(context), m_root(root), m_slot(slot), m_queue(context.segment, root.queue, context.probe), m_work(context.probe, context.segment),
    m_counters(context.probe.counters()), m_produceUs(context.settings.experiment().find("produce_us")),
    m_consumeUs(context.settings.experiment().find("consume_us")), m_items(static_cast<std::uint32_t>(context.settings.integer("items"))),
    m_ending(static_cast<QueueEnding>(context.settings.integer("end"))), m_changes(context.settings.isOn("change_after_put"))
{}

QueueWorker::~QueueWorker()
{
    m_feeder.reset(); // what has been put is delivered
    m_slot.holding.store(0, std::memory_order_seq_cst);
    m_slot.phase.store(static_cast<std::uint32_t>(QueueWorkerPhase::gone), std::memory_order_seq_cst);
    if (m_context.segment.control().stop.load(std::memory_order_relaxed) == 0) {
        endProductionIfOver();
        endRoundIfOver();
    }
}

void QueueWorker::produce()
{
    if (static_cast<QueueCopy>(m_context.settings.integer("copy")) == QueueCopy::later)
        m_feeder.emplace(m_context, m_root, m_slot);
    do {
        enterRound();
        produceRound();
        m_slot.phase.store(static_cast<std::uint32_t>(QueueWorkerPhase::done), std::memory_order_seq_cst);
        endProductionIfOver();
    } while (waitForNextRound());
}

void QueueWorker::produceRound()
{
    std::uint32_t index = 0;
    while (!m_context.mustEnd() && draw(index)) {
        computeFor(m_produceUs);
        const bool done = put(index);
        m_slot.holding.store(0, std::memory_order_seq_cst);
        if (!done)
            return;
        bump(m_counters.operations);
        m_context.probe.tick();
    }
}

/// Puts what is the producer's own, and with change_after_put changes it at once: whether that is seen depends on when the queue makes its copy.
bool QueueWorker::put(std::uint32_t index)
{
    const std::uint64_t item = itemOf(m_context.number, index);
    if (m_feeder) {
        const auto parcel = std::make_shared<Parcel>();
        parcel->item = item;
        m_feeder->put(parcel);
        parcel->changed.store(m_changes, std::memory_order_relaxed);
        return true;
    }
    Parcel parcel;
    parcel.item = item;
    const QueueResult put = m_queue.put(parcel.copied(), [this] {
        // One above the number wanted still delivers what it has made.
        const ControlWords &control = m_context.segment.control();
        return control.stop.load(std::memory_order_relaxed) != 0 || control.finished.load(std::memory_order_relaxed) != 0;
    });
    parcel.changed.store(m_changes, std::memory_order_relaxed);
    return put.status == QueueStatus::done;
}

/// Takes the next item of the round. Marked before it is taken: whoever sees the last one gone sees who still holds one.
bool QueueWorker::draw(std::uint32_t &index)
{
    m_slot.holding.store(1, std::memory_order_seq_cst);
    std::uint64_t drawn = m_root.drawn.load(std::memory_order_relaxed);
    while ((drawn >> 32) == m_round && static_cast<std::uint32_t>(drawn) < m_items) {
        if (m_root.drawn.compare_exchange_weak(drawn, drawn + 1, std::memory_order_seq_cst)) {
            index = static_cast<std::uint32_t>(drawn);
            return true;
        }
    }
    m_slot.holding.store(0, std::memory_order_seq_cst);
    return false;
}

void QueueWorker::consume()
{
    do {
        enterRound();
        m_last.fill(-1);
        consumeRound();
        m_slot.phase.store(static_cast<std::uint32_t>(QueueWorkerPhase::done), std::memory_order_seq_cst);
        endRoundIfOver();
    } while (waitForNextRound());
}

void QueueWorker::consumeRound()
{
    while (!m_context.mustEnd() && !consumersToldToEnd()) {
        const QueueResult got = m_queue.get([this] { return m_context.mustEnd() || consumersToldToEnd() || productionOver(); });
        if (got.status == QueueStatus::closed)
            return;
        if (got.status == QueueStatus::gaveUp) {
            endProductionIfOver(); // its last producer may have been killed
            continue;
        }
        receive(got.item);
        computeFor(m_consumeUs);
        bump(m_counters.operations);
        m_context.probe.tick();
    }
}

void QueueWorker::receive(std::uint64_t item)
{
    const auto producer = static_cast<std::size_t>(item >> 32) % mostQueueWorkers;
    if ((item & changedItem) != 0)
        bump(m_counters.custom[queueChanged]);
    const auto index = static_cast<std::uint32_t>(item & ~changedItem);
    if (static_cast<std::int64_t>(index) < m_last[producer])
        bump(m_counters.custom[queueFifoViolations]);
    m_last[producer] = index;
    const std::uint64_t bit = 1ull << (index % 64);
    if ((m_root.received[index / 64].fetch_or(bit, std::memory_order_relaxed) & bit) != 0)
        bump(m_counters.custom[queueDuplicates]);
}

void QueueWorker::computeFor(ParameterId micros)
{
    const AtomicU32 &stop = m_context.segment.control().stop;
    m_work.run([&] { return integerOf(m_context.live(micros)) * 1000; }, [&stop] { return stop.load(std::memory_order_relaxed) != 0; });
}

void QueueWorker::enterRound()
{
    const Guard guard(m_root.mutex);
    m_round = m_root.round.load(std::memory_order_relaxed);
    m_slot.phase.store(static_cast<std::uint32_t>(QueueWorkerPhase::working), std::memory_order_seq_cst);
    if (m_root.beginStamp.load(std::memory_order_relaxed) == 0)
        m_root.beginStamp.store(m_context.probe.now(), std::memory_order_relaxed);
}

bool QueueWorker::waitForNextRound()
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (m_root.round.load(std::memory_order_acquire) != m_round)
            return true;
        endProductionIfOver();
        endRoundIfOver();
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_root.bell, bell);
    }
}

bool QueueWorker::productionOver() const
{
    const std::uint64_t drawn = m_root.drawn.load(std::memory_order_seq_cst);
    if (static_cast<std::uint32_t>(drawn) < m_items || m_root.produced.load(std::memory_order_relaxed) == (drawn >> 32) + 1)
        return false;
    return std::none_of(std::begin(m_root.producers), std::end(m_root.producers), [](const QueueWorkerSlot &slot) {
        return slot.holding.load(std::memory_order_seq_cst) != 0 || slot.pending.load(std::memory_order_seq_cst) != 0;
    });
}

bool QueueWorker::consumersToldToEnd() const
{
    return m_ending == QueueEnding::terminate && m_root.produced.load(std::memory_order_acquire) == m_round + 1;
}

/// The last producer to have put its last item says so; if it was killed, whoever notices.
void QueueWorker::endProductionIfOver()
{
    if (!productionOver())
        return;
    const Guard guard(m_root.mutex);
    if (!productionOver())
        return;
    if (m_ending == QueueEnding::sentinel)
        m_queue.close();
    m_root.produced.store(m_root.round.load(std::memory_order_relaxed) + 1, std::memory_order_release);
    ringQueue(m_root.queue);
    ringBell();
}

/// The last consumer closes the round and begins the next.
void QueueWorker::endRoundIfOver()
{
    const Guard guard(m_root.mutex);
    const std::uint32_t round = m_root.round.load(std::memory_order_relaxed);
    const auto working = [](const QueueWorkerSlot &slot) { return is(slot, QueueWorkerPhase::working); };
    const auto done = [](const QueueWorkerSlot &slot) { return is(slot, QueueWorkerPhase::done); };
    if (m_root.produced.load(std::memory_order_relaxed) != round + 1 ||
        std::any_of(std::begin(m_root.consumers), std::end(m_root.consumers), working) ||
        std::none_of(std::begin(m_root.consumers), std::end(m_root.consumers), done) ||
        m_context.segment.control().finished.load(std::memory_order_relaxed) != 0)
        return;
    endRound();
}

void QueueWorker::endRound()
{
    const Segment &segment = m_context.segment;
    const std::uint32_t round = m_root.round.load(std::memory_order_relaxed);
    m_queue.discard();
    TrialRecord record{};
    record.beginStamp = m_root.beginStamp.load(std::memory_order_relaxed);
    record.endStamp = m_context.probe.now();
    record.expected = m_items;
    record.operations = m_items;
    record.number = round;
    for (std::uint32_t word = 0; word < (m_items + 63) / 64; ++word)
        record.actual += std::popcount(m_root.received[word].exchange(0, std::memory_order_relaxed));
    record.lost = static_cast<std::uint64_t>(record.expected - record.actual);
    if (record.lost != 0)
        record.flags = trialWrong;
    publishTrial(segment, record);

    ControlWords &control = segment.control();
    const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
    if (wanted != 0 && round + 1 >= wanted) {
        control.finished.store(1, std::memory_order_release);
        segment.announce();
        ringQueue(m_root.queue);
    } else {
        reopenQueue(segment, m_root.queue);
        m_root.beginStamp.store(m_context.probe.now(), std::memory_order_relaxed);
        m_root.drawn.store(std::uint64_t{round + 1} << 32, std::memory_order_seq_cst);
        for (QueueWorkerSlot &consumer : m_root.consumers) {
            auto done = static_cast<std::uint32_t>(QueueWorkerPhase::done);
            consumer.phase.compare_exchange_strong(done, static_cast<std::uint32_t>(QueueWorkerPhase::working), std::memory_order_seq_cst);
        }
        m_root.round.store(round + 1, std::memory_order_release);
    }
    ringBell();
}

void QueueWorker::ringBell()
{
    m_root.bell.fetch_add(1, std::memory_order_release);
    futexWake(m_root.bell);
}

} // namespace interleave
