// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/lifecycle.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <string>
#include <vector>

namespace interleave {

namespace {

/// Its target is called at all.
constexpr std::string_view argumentsFit = "arguments=none|by-position|by-name|by-name-swapped|group";
constexpr Nanos timeoutSlack = 5'000'000; ///< clocks and the lengths of waits are not exact to the nanosecond

std::uint32_t said(const AtomicU32 &word)
{
    return word.load(std::memory_order_acquire);
}

/// The run as the lanes and the program itself tell it.
class Lives
{
public:
    Lives(const ClaimInput &input, const LifecycleRoot &root) : m_input(input), m_root(root), m_options(input.settings)
    {
        for (const WorkerReport &worker : input.workers) {
            const LaneSlot &lane = input.segment.lane(worker.lane);
            if (lane.role != lifecycleChildRole)
                m_main = &lane;
            else if (lane.number < lifecycleChildren)
                m_children[lane.number] = &lane;
        }
    }

    const LifecycleOptions &options() const { return m_options; }
    const LifecycleRoot &root() const { return m_root; }
    const LifecycleChild &told(unsigned number) const { return m_root.children[number]; }
    const LaneSlot *child(unsigned number) const { return m_children[number]; }
    const LaneSlot *main() const { return m_main; }
    bool ended(unsigned number) const { return isEnded(m_children[number]); }
    bool complete() const { return isEnded(m_main) && ended(0) && ended(1); }
    bool lockLeftHeld() const { return said(told(0).lockTaken) != 0 && said(told(0).lockReleased) == 0 && ended(0); }

    Nanos nanos(std::uint64_t stamps) const
    {
        return static_cast<Nanos>(static_cast<double>(static_cast<std::int64_t>(stamps)) * m_input.segment.header().nanosPerStamp);
    }
    /// "signal 9, finally did not run"
    std::string endOf(unsigned number) const
    {
        const LaneSlot *lane = m_children[number];
        if (!isEnded(lane))
            return "-";
        const char *finally = said(told(number).finallyRan) != 0 ? "ran" : "did not run";
        return lane->exitSignal != 0 ? fmt::format("signal {}, finally {}", lane->exitSignal, finally)
                                     : fmt::format("exit {}, finally {}", lane->exitCode, finally);
    }
    std::string cut() const { return complete() ? std::string() : m_input.interrupted ? "cut" : "too-short"; }

private:
    static bool isEnded(const LaneSlot *lane)
    {
        return lane && lane->state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended);
    }

    const ClaimInput &m_input;
    const LifecycleRoot &m_root;
    LifecycleOptions m_options;
    const LaneSlot *m_main = nullptr;
    std::array<const LaneSlot *, lifecycleChildren> m_children{};
};

Check judged(std::string claim, const std::string &why, bool ok, std::string got, std::string want)
{
    return why.empty() ? decided(std::move(claim), ok, std::move(got), std::move(want))
                       : inconclusive(std::move(claim), std::move(got), std::move(want), why);
}

/// How the first child ends by this signal: at once, or by its handler.
Check endsBySignal(const ClaimInput &input, const Lives &lives, std::string claim, std::string_view end, int signal)
{
    const bool handled = lives.options().handler && signal != SIGKILL;
    const std::string want = handled ? "exit 0, finally ran" : fmt::format("signal {}, finally did not run", signal);
    const std::string setting = fmt::format("end={}", end);
    const std::string why = firstReason(
        {otherSettings(input.settings, {"kind=process", setting, argumentsFit}), lives.cut(), said(lives.told(0).signalled) ? "" : "too-short"});
    const std::string got = lives.endOf(0);
    return judged(std::move(claim), why, got == want, got, want);
}

Check leavingRunsFinally(const ClaimInput &input, const Lives &lives)
{
    const std::string want = lives.options().end == LifecycleEnd::exception ? "exit 1, finally ran" : "exit 0, finally ran";
    const std::string why =
        firstReason({otherSettings(input.settings, {"end=return|exception", "daemon=off", "leaving=library", argumentsFit}), lives.cut()});
    return judged("leaving-runs-finally", why, lives.endOf(0) == want, lives.endOf(0), want);
}

/// Both sides: a daemon is ended where it stands when the main program has nothing more to do; anybody else is waited for.
Check daemonEndsWithParent(const ClaimInput &input, const Lives &lives)
{
    const bool daemon = lives.options().daemon;
    const std::string want = daemon ? "0 of 2 finished" : "2 of 2 finished, the main program waited";
    std::string why =
        firstReason({otherSettings(input.settings, {"wait=none", "end=return", "holds_lock=off", "leaving=library", argumentsFit}), lives.cut()});
    if (!why.empty())
        return inconclusive("daemon-ends-with-parent", "-", want, why);
    const std::uint64_t mainReturned = lives.root().mainReturnStamp.load(std::memory_order_relaxed);
    unsigned finished = 0;
    bool waited = true;
    bool ended = true;
    for (unsigned number = 0; number < lifecycleChildren; ++number) {
        const LaneSlot &child = *lives.child(number);
        finished += said(lives.told(number).workDone);
        waited = waited && child.endedStamp <= lives.main()->endedStamp;
        ended = ended && (!lives.options().processes || child.exitSignal == SIGTERM);
        if (child.endedStamp < mainReturned)
            why = "too-short"; // had nothing more to do when the main program left
    }
    const std::string got = fmt::format("{} of {} finished{}", finished, lifecycleChildren, waited && !daemon ? ", the main program waited" : "");
    return judged("daemon-ends-with-parent", why, daemon ? finished == 0 && ended : finished == lifecycleChildren && waited, got, want);
}

Check deadOwnersLock(const ClaimInput &input, const Lives &lives)
{
    const bool robust = lives.options().robust;
    const std::string want = robust ? "the next one takes over" : "the next one waits for ever";
    std::uint64_t recovered = 0;
    if (const LaneSlot *second = lives.child(1)) {
        for (const LockCounters &counters : second->counters.locks)
            recovered += counters.recovered.load(std::memory_order_relaxed);
    }
    const bool gotIt = said(lives.told(1).lockTaken) != 0;
    const bool stuck = said(lives.root().stuck) != 0;
    const std::string got = gotIt   ? (recovered != 0 ? "the next one takes over" : "the next one got it")
                            : stuck ? "the next one waits for ever"
                                    : "-";
    const std::string why = firstReason({
        otherSettings(
            input.settings, {"kind=process", "holds_lock=on", "end=kill-9|terminate|sigint", "daemon=off", "leaving=library", argumentsFit}),
        lives.options().diesAtOnce() ? "" : otherSettings(input.settings, {"handler_installed=off"}),
        lives.cut(),
        lives.lockLeftHeld() ? "" : "too-short",
    });
    return judged("dead-owner-keeps-the-lock", why, robust ? gotIt && recovered != 0 : stuck && !gotIt, got, want);
}

/// join comes back when the other has ended; with a timeout perhaps sooner, and then knows no exit code.
Check joinWaits(const ClaimInput &input, const Lives &lives)
{
    const LifecycleChild &told = lives.told(0);
    const Nanos length = lives.nanos(told.joinEndStamp.load(std::memory_order_relaxed) - told.joinBeginStamp.load(std::memory_order_relaxed));
    const bool found = said(told.joinFoundEnd) != 0;
    const bool timed = lives.options().wait == LifecycleWait::joinTimeout;
    const std::string want = timed ? fmt::format("after its end, or after {} ms", lifecycleJoinTimeout / 1'000'000) : "after its end";
    const std::string why =
        firstReason({otherSettings(input.settings, {"wait=join|join-timeout"}), said(told.joins) == 0 ? "too-short" : "", lives.cut()});
    if (!why.empty())
        return inconclusive("join-waits-for-the-end", "-", want, why);
    const bool sawEnd = lives.child(0)->endedStamp <= told.joinEndStamp.load(std::memory_order_relaxed) && found;
    const std::string got = fmt::format("after {:.0f} ms, {}", static_cast<double>(length) / 1e6, sawEnd ? "it had ended" : "it was still running");
    return decided("join-waits-for-the-end", sawEnd || (timed && length >= lifecycleJoinTimeout - timeoutSlack), got, want);
}

Check zombieUntilWaitedFor(const ClaimInput &input, const Lives &lives)
{
    unsigned zombies = 0;
    unsigned gone = 0;
    unsigned waitedFor = 0;
    for (unsigned number = 0; number < lifecycleChildren; ++number) {
        zombies += said(lives.told(number).zombieSeen);
        gone += said(lives.told(number).goneAfter);
        waitedFor += lives.ended(number);
    }
    const std::string got = fmt::format("{} of {} zombies, {} gone after it", zombies, waitedFor, gone);
    const std::string why = firstReason({otherSettings(input.settings, {"kind=process", "leaving=library"}), lives.cut()});
    return judged("zombie-until-waited-for", why, zombies == waitedFor && gone == waitedFor, got, "all, and nobody after it");
}

Check namesByDefault(const ClaimInput &input, const Lives &lives)
{
    const bool processes = lives.options().processes;
    const std::string want = processes ? "MainProcess, Process-1, Process-2" : "MainThread, Thread-1, Thread-2";
    std::string got;
    for (const char(*name)[16] : {&lives.root().mainName, &lives.told(0).name, &lives.told(1).name})
        got.append(got.empty() ? "" : ", ").append(*name, ::strnlen(*name, sizeof *name));
    const bool all = said(lives.told(0).atWork) != 0 && said(lives.told(1).atWork) != 0;
    return judged("names-by-default", all ? "" : input.interrupted ? "cut" : "too-short", got == want, got, want);
}

/// Children that were still at work when their parent had gone, and came to the end of it under another one.
unsigned orphansOf(const Lives &lives)
{
    unsigned orphans = 0;
    for (unsigned number = 0; number < lifecycleChildren; ++number) {
        const LifecycleChild &told = lives.told(number);
        const std::uint32_t parent = said(told.parentAtEnd);
        orphans += lives.complete() && said(told.workDone) != 0 && parent != 0 && parent != static_cast<std::uint32_t>(lives.main()->pid) &&
                   lives.child(number)->endedStamp > lives.root().mainReturnStamp.load(std::memory_order_relaxed);
    }
    return orphans;
}

/// That somebody waits, and that daemons are ended, is the library's doing; without it neither happens.
Check orphansLiveOn(const ClaimInput &input, const Lives &lives)
{
    const unsigned orphans = orphansOf(lives);
    const std::string got = fmt::format("{} of {} live on", orphans, lifecycleChildren);
    const std::string want = fmt::format("{} of {} live on", lifecycleChildren, lifecycleChildren);
    const std::string why = firstReason(
        {otherSettings(input.settings, {"kind=process", "wait=none", "end=return", "holds_lock=off", "leaving=bare|killed", argumentsFit}),
            lives.cut()});
    return judged("without-the-library-orphans-live-on", why, orphans == lifecycleChildren, got, want);
}

std::string textOf(const char *text, std::size_t size)
{
    return {text, ::strnlen(text, size)};
}

/// "张三, 20"
std::string receivedBy(const LifecycleChild &child)
{
    const std::string name = textOf(child.receivedName, sizeof child.receivedName);
    return name.empty() ? std::string("-") : name + ", " + textOf(child.receivedAge, sizeof child.receivedAge);
}

Check argumentsArrive(const ClaimInput &input, const Lives &lives)
{
    const std::string got = receivedBy(lives.told(0));
    const std::string want = "\u5f20\u4e09, 20";
    const std::string why = firstReason({otherSettings(input.settings, {"arguments=by-name-swapped|by-name|by-position|group"}), lives.cut()});
    return judged("arguments-arrive-by-place-or-name", why, got == want, got, want);
}

Check missingArgumentEndsTheChild(const ClaimInput &input, const Lives &lives)
{
    const bool did = said(lives.told(0).workDone) != 0;
    const bool failed = said(lives.told(0).bindingFailed) != 0;
    // The exit of a thread's function is nobody's exit code.
    const std::string got = did                        ? "it did its work"
                            : failed && lives.ended(0) ? fmt::format("exit {} before its work", lives.child(0)->exitCode)
                                                       : "-";
    const std::string why = firstReason({otherSettings(input.settings, {"kind=process", "arguments=missing"}), lives.cut()});
    return judged("missing-argument-ends-the-child", why, got == "exit 1 before its work", got, "exit 1 before its work");
}

Check groupMustBeNone(const ClaimInput &input, const Lives &lives)
{
    const bool refused = said(lives.root().groupRefused) != 0;
    const bool nobody = said(lives.root().startedBefore) == 1;
    const std::string why = firstReason({otherSettings(input.settings, {"arguments=group"}), lives.cut()});
    return judged("group-must-be-none", why, refused && nobody, refused ? "refused, nobody started" : "not refused", "refused, nobody started");
}

std::vector<std::string> orderOfEnd(const ClaimInput &input)
{
    std::vector<std::pair<std::uint64_t, std::string>> ends;
    for (const WorkerReport &worker : input.workers) {
        if (worker.ended)
            ends.emplace_back(input.segment.lane(worker.lane).endedStamp, worker.name);
    }
    std::stable_sort(ends.begin(), ends.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<std::string> names;
    names.reserve(ends.size());
    for (auto &[stamp, name] : ends)
        names.push_back(std::move(name));
    return names;
}

} // namespace

ClaimResult lifecycleClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<LifecycleRoot>();
    if (!root)
        return result;
    const Lives lives(input, *root);

    auto &measures = result.measures;
    if (lives.ended(0)) {
        const LaneSlot &first = *lives.child(0);
        measures["exit"][first.exitSignal != 0 ? "signal" : "code"] = first.exitSignal != 0 ? first.exitSignal : first.exitCode;
        const std::uint64_t reaped = first.reapedStamp.load(std::memory_order_acquire);
        if (lives.options().processes && lives.options().leaving == LifecycleLeaving::library && reaped >= first.endedStamp)
            measures["zombie_ns"] = lives.nanos(reaped - first.endedStamp);
        measures["finally_ran"] = said(lives.told(0).finallyRan) != 0;
        measures["lock_left_held"] = lives.lockLeftHeld();
    }
    measures["order_of_end"] = orderOfEnd(input);
    if (lives.options().arguments != LifecycleArguments::none)
        measures["received"] = receivedBy(lives.told(0));
    if (lives.options().leaving != LifecycleLeaving::library)
        measures["orphans"] = orphansOf(lives);
    if (lives.options().arguments == LifecycleArguments::group)
        measures["group_refused"] = said(root->groupRefused) != 0;

    if (said(root->stuck) != 0)
        result.outcome.verdict = "stuck";
    result.checks = {
        endsBySignal(input, lives, "kill-ends-at-once", "kill-9", SIGKILL),
        endsBySignal(input, lives, "terminate-needs-a-handler", "terminate", SIGTERM),
        endsBySignal(input, lives, "interrupt-needs-a-handler", "sigint", SIGINT),
        leavingRunsFinally(input, lives),
        daemonEndsWithParent(input, lives),
        deadOwnersLock(input, lives),
        joinWaits(input, lives),
        zombieUntilWaitedFor(input, lives),
        namesByDefault(input, lives),
        argumentsArrive(input, lives),
        missingArgumentEndsTheChild(input, lives),
        groupMustBeNone(input, lives),
        orphansLiveOn(input, lives),
    };
    return result;
}

} // namespace interleave
