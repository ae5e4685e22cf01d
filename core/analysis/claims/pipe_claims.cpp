// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/pipe.h"

#include <fmt/format.h>

#include <climits>

namespace interleave {

namespace {

/// What two writers send in one go fills the channel: from here on they must meet in the middle of a message.
constexpr std::int64_t surelyTornBytes = 150'000;

struct Counts
{
    std::uint64_t received[pipeEnds] = {}; ///< at A, at B
    std::uint64_t copies = 0, torn = 0, tornLocked = 0, ownEnd = 0, refused = 0;
    std::uint64_t broken = 0; ///< writers only
    std::uint64_t ended = 0;  ///< readers only

    std::uint64_t all() const { return received[0] + received[1]; }
};

Counts countsOf(const ClaimInput &input)
{
    Counts counts;
    for (const WorkerReport &worker : input.workers) {
        const LaneSlot &lane = input.segment.lane(worker.lane);
        const auto custom = [&lane](PipeCount which) { return lane.counters.custom[which].load(std::memory_order_relaxed); };
        const bool writes = lane.role == pipeWriterRole;
        counts.received[writes ? 0 : 1] += custom(pipeReceived);
        counts.copies += custom(pipeCopies);
        counts.torn += custom(pipeTorn);
        counts.tornLocked += custom(pipeTornLocked);
        counts.ownEnd += custom(pipeOwnEnd);
        counts.refused += custom(pipeRefused);
        counts.broken += writes ? custom(pipeBroken) + custom(pipeEnded) : 0; // some were told while they waited for an answer
        counts.ended += writes ? 0 : custom(pipeEnded);
    }
    return counts;
}

bool isShared(const Settings &settings)
{
    return settings.integer("writers") > 1 || settings.integer("readers") > 1;
}

double bytesPerSecond(const ClaimInput &input, std::uint64_t messages)
{
    Nanos time = 0;
    std::uint64_t counted = 0;
    for (std::uint64_t i = 0; i < input.view.trialCount(); ++i) {
        time += input.view.trial(i).range.length();
        counted += input.view.trial(i).operations;
    }
    if (time <= 0) {
        time = input.duration;
        counted = messages;
    }
    return time <= 0 ? 0
                     : static_cast<double>(counted) * static_cast<double>(input.settings.integer("message_bytes")) * 1e9 / static_cast<double>(time);
}

Check neverAtOwnEnd(const ClaimInput &input, const Counts &counts)
{
    const std::string got = fmt::format("{} of {}", counts.ownEnd, counts.all());
    const bool answered = !input.settings.isOn("duplex") || counts.received[0] != 0;
    if (counts.received[1] == 0 || !answered)
        return inconclusive("never-at-own-end", got, "0", "too-short");
    return decided("never-at-own-end", counts.ownEnd == 0, got, "0");
}

Check oneWayOnly(const ClaimInput &input, const Counts &counts)
{
    const auto workers = static_cast<std::uint64_t>(input.settings.integer("writers") + input.settings.integer("readers"));
    const std::string got = fmt::format("{} of {} refused", counts.refused, workers);
    const std::string why = firstReason({otherSettings(input.settings, {"duplex=off"}), counts.received[1] == 0 ? "too-short" : ""});
    if (!why.empty())
        return inconclusive("one-way-only", got, "all refused", why);
    return decided("one-way-only", counts.refused == workers, got, "all refused");
}

Check objectsAreCopies(const Counts &counts)
{
    const std::uint64_t whole = counts.all() - counts.torn;
    const std::string got = fmt::format("{} of {}", counts.copies, whole);
    if (whole == 0)
        return inconclusive("objects-are-copies", got, "all of them", "too-short");
    return decided("objects-are-copies", counts.copies == whole, got, "all of them");
}

Check smallOnesWhole(const ClaimInput &input, const Counts &counts)
{
    const std::string got = fmt::format("{} torn of {}", counts.torn, counts.all());
    if (input.settings.integer("message_bytes") > PIPE_BUF)
        return inconclusive("small-ones-whole", got, "none torn", fmt::format("other-settings|message_bytes={}", PIPE_BUF));
    if (counts.received[1] == 0)
        return inconclusive("small-ones-whole", got, "none torn", "too-short");
    return decided("small-ones-whole", counts.torn == 0, got, "none torn");
}

Check largeOnesTorn(const ClaimInput &input, const Counts &counts)
{
    const Settings &settings = input.settings;
    const std::string got = fmt::format("{} torn of {}", counts.torn - counts.tornLocked, counts.all());
    const bool fits = settings.integer("message_bytes") > PIPE_BUF && settings.integer("writers") > 1;
    const std::string why = firstReason({
        fits ? "" : "other-settings|message_bytes=200000, writers=2",
        changedLive(input, "lock") ? "" : otherSettings(settings, {"lock=off"}),
        input.outcome.trials == 0 ? "too-short" : "",
        counts.torn == 0 && settings.integer("message_bytes") < surelyTornBytes ? "no-overlap" : "",
        changedLive(input, "lock") && counts.torn == 0 ? "changed-live|lock" : "",
    });
    if (!why.empty())
        return inconclusive("large-ones-torn", got, "> 0", why);
    return decided("large-ones-torn", counts.torn > counts.tornLocked, got, "> 0");
}

Check lockKeepsWhole(const ClaimInput &input, const Counts &counts)
{
    const Settings &settings = input.settings;
    const std::string got = fmt::format("{} torn under the lock", counts.tornLocked);
    const bool fits = settings.integer("message_bytes") > PIPE_BUF && isShared(settings);
    const std::string why = firstReason({
        fits ? "" : "other-settings|message_bytes=200000, writers=2",
        changedLive(input, "lock") ? "" : otherSettings(settings, {"lock=on"}),
        counts.received[1] == 0 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive("lock-keeps-whole", got, "0", why);
    return decided("lock-keeps-whole", counts.tornLocked == 0, got, "0");
}

Check closedReaderBreaks(const ClaimInput &input, const Counts &counts)
{
    const auto writers = static_cast<std::uint64_t>(input.settings.integer("writers"));
    const std::string got = fmt::format("{} of {}", counts.broken, writers);
    const std::string why = firstReason({otherSettings(input.settings, {"close_peer=reader"}), input.outcome.trials == 0 ? "cut" : ""});
    if (!why.empty())
        return inconclusive("closed-reader-breaks", got, "all of them", why);
    return decided("closed-reader-breaks", counts.broken == writers, got, "all of them");
}

Check closedWriterEnds(const ClaimInput &input, const Counts &counts)
{
    const auto readers = static_cast<std::uint64_t>(input.settings.integer("readers"));
    const std::uint64_t all = pipeMessagesPerRound(static_cast<std::uint64_t>(input.settings.integer("message_bytes")));
    const std::string got = fmt::format("{} of {} messages, then {} of {} told the end", counts.received[1], all, counts.ended, readers);
    const std::string why = firstReason({otherSettings(input.settings, {"close_peer=writer"}), input.outcome.trials == 0 ? "cut" : ""});
    if (!why.empty())
        return inconclusive("closed-writer-ends", got, "all of them", why);
    return decided("closed-writer-ends", counts.ended == readers && counts.received[1] + readers > all, got, "all of them");
}

} // namespace

ClaimResult pipeClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<PipeRoot>();
    if (!root)
        return result;
    const Counts counts = countsOf(input);
    auto &measures = result.measures;
    measures["messages"] = counts.received[1];
    measures["bytes_per_s"] = bytesPerSecond(input, counts.received[1]);
    measures["copies"] = counts.copies;
    measures["torn"] = counts.torn;
    measures["torn_with_lock"] = counts.tornLocked;
    if (input.settings.isOn("duplex"))
        measures["answers"] = counts.received[0];
    measures["own_end"] = counts.ownEnd;
    if (!input.settings.isOn("duplex"))
        measures["refused_direction"] = counts.refused;
    measures["broken_pipe"] = counts.broken;
    measures["end_of_file"] = counts.ended;
    if (input.settings.choice("close_peer") == "reader" && input.outcome.trials != 0)
        measures["undelivered"] =
            root->sent.load(std::memory_order_relaxed) - std::min(root->sent.load(std::memory_order_relaxed), counts.received[1]);

    result.checks = {
        neverAtOwnEnd(input, counts),
        oneWayOnly(input, counts),
        objectsAreCopies(counts),
        smallOnesWhole(input, counts),
        largeOnesTorn(input, counts),
        lockKeepsWhole(input, counts),
        closedReaderBreaks(input, counts),
        closedWriterEnds(input, counts),
    };
    return result;
}

} // namespace interleave
