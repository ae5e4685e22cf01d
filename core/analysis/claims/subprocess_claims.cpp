// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/command_line.h"
#include "core/experiment/workloads/subprocess.h"

#include <fmt/format.h>

#include <algorithm>
#include <csignal>
#include <optional>
#include <sstream>
#include <system_error>
#include <vector>

#include <sys/wait.h>

namespace interleave {

namespace {

constexpr std::int64_t bigInputKib = 1024; ///< far beyond what the pipes hold
constexpr const char *familyCommand = "sh -c 'sleep 60 & sleep 60'";

/// The run as it was asked for and as it went.
struct SubprocessFacts
{
    explicit SubprocessFacts(const ClaimInput &input, const SubprocessRoot &shared) : root(shared), words(commandWords(shared.command.str()))
    {
        read = static_cast<ReadOutput>(input.settings.integer("read_output"));
        inputKib = input.settings.integer("input_kib");
        error = static_cast<int>(root.startError.load(std::memory_order_relaxed));
        started = root.started.load(std::memory_order_acquire) != 0;
        ended = root.ended.load(std::memory_order_acquire) != 0;
        timedOut = root.timedOut.load(std::memory_order_relaxed) != 0;
        stuck = root.stuck.load(std::memory_order_relaxed) != 0;
        const auto status = static_cast<int>(root.waitStatus.load(std::memory_order_relaxed));
        if (ended && WIFEXITED(status))
            code = WEXITSTATUS(status);
        if (ended && WIFSIGNALED(status))
            signal = WTERMSIG(status);
    }

    bool isCommand(std::string_view name) const { return words.size() == 1 && words.front() == name; }
    std::string end() const
    {
        return signal ? fmt::format("signal {}", *signal) : code ? fmt::format("exit {}", *code) : error != 0 ? fmt::format("error {}", error) : "-";
    }

    const SubprocessRoot &root;
    std::vector<std::string> words;
    ReadOutput read;
    std::int64_t inputKib;
    int error;
    bool started;
    bool ended;
    bool timedOut;
    bool stuck;
    std::optional<int> code;
    std::optional<int> signal;
};

std::string subprocessUnfinished(const ClaimInput &input, const SubprocessFacts &facts)
{
    if (facts.ended || facts.error != 0)
        return {};
    return input.interrupted ? "cut" : "too-short";
}

std::string inOneLine(const std::string &text)
{
    std::string line;
    for (const char c : text.substr(0, 40))
        line += c == '\n' ? ' ' : c;
    return line;
}

/// What sort has to make of the input.
std::string sortedLines(const std::string &text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    std::sort(lines.begin(), lines.end());
    std::string sorted;
    for (const std::string &line : lines)
        sorted += line + "\n";
    return sorted;
}

Check talksToIt(const ClaimInput &input, const SubprocessFacts &facts)
{
    const std::string given = withoutEscapes(facts.root.input.str());
    const std::string want = sortedLines(given);
    const std::string got = facts.root.output.str();
    // Sorted by bytes, as sort does where no language says otherwise: only for plain small letters and digits are both the same.
    const bool plain = std::all_of(given.begin(), given.end(), [](char c) { return c == '\n' || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
    const std::string why = firstReason({
        facts.isCommand("sort") && facts.error == 0 ? "" : "other-settings|command=sort",
        facts.inputKib != 0 ? "other-settings|input_kib=0" : "",
        plain && !given.empty() && got.size() < keptOutput ? "" : "other-settings|input=b\\na\\n",
        facts.read == ReadOutput::whileItRuns ? "" : otherSettings(input.settings, {"read_output=while-it-runs"}),
        subprocessUnfinished(input, facts),
    });
    const std::string shown = fmt::format("{}, {}", inOneLine(got), facts.end());
    const std::string wanted = fmt::format("{}, exit 0", inOneLine(want));
    if (!why.empty())
        return inconclusive("input-goes-in-output-comes-out", shown, wanted, why);
    return decided("input-goes-in-output-comes-out", got == want && facts.code == 0, shown, wanted);
}

Check missingIsAnError(const SubprocessFacts &facts)
{
    constexpr const char *want = "a reason, and no process";
    if (facts.error == 0)
        return inconclusive("missing-command-is-an-error", facts.end(), want, "other-settings|command=no-such-program");
    return decided("missing-command-is-an-error", !facts.started, std::generic_category().message(facts.error), want);
}

/// Also those it has started itself.
Check timeoutEndsTheFamily(const ClaimInput &input, const SubprocessFacts &facts)
{
    const std::uint32_t killed = facts.root.killedToo.load(std::memory_order_relaxed);
    const std::uint32_t left = facts.root.leftBehind.load(std::memory_order_relaxed);
    const std::string got = fmt::format("{}, {} killed, {} left", facts.end(), killed, left);
    constexpr const char *want = "signal 9, 0 left";
    const std::string why = firstReason(
        {subprocessUnfinished(input, facts), facts.timedOut ? "" : fmt::format("other-settings|command={}, timeout_ms=200", familyCommand)});
    if (!why.empty())
        return inconclusive("timeout-ends-the-family", got, want, why);
    return decided("timeout-ends-the-family", facts.signal == SIGKILL && killed >= 1 && left == 0, got, want);
}

/// Both sides: who reads while the program writes gets everything; who waits for its end first waits for ever.
Check bigOutput(const ClaimInput &input, const SubprocessFacts &facts)
{
    const std::uint64_t in = facts.root.bytesIn.load(std::memory_order_relaxed);
    const std::uint64_t out = facts.root.bytesOut.load(std::memory_order_relaxed);
    const bool reads = facts.read == ReadOutput::whileItRuns;
    const std::string got = facts.stuck ? fmt::format("stuck with {} bytes in its output", facts.root.fullest.load(std::memory_order_relaxed))
                                        : fmt::format("{} bytes in, {} out", in, out);
    const std::string want = reads ? "every byte, in order" : "stuck";
    const std::string why = firstReason({
        facts.isCommand("cat") && facts.error == 0 ? "" : "other-settings|command=cat",
        facts.inputKib >= bigInputKib ? "" : fmt::format("other-settings|input_kib={}", 10 * bigInputKib),
        subprocessUnfinished(input, facts),
        // A slow machine may need more time for it than it was given.
        reads && facts.timedOut ? "other-settings|timeout_ms=9000" : "",
    });
    if (!why.empty())
        return inconclusive("big-output-does-not-deadlock", got, want, why);
    const bool whole = in == static_cast<std::uint64_t>(facts.inputKib) * 1024 && out == in &&
                       facts.root.sumIn.load(std::memory_order_relaxed) == facts.root.sumOut.load(std::memory_order_relaxed);
    return decided("big-output-does-not-deadlock", reads ? whole && facts.code == 0 : facts.stuck, got, want);
}

/// Bytes of a program may be anything; a report is UTF-8.
std::string readableText(std::string text)
{
    for (char &c : text) {
        if (static_cast<unsigned char>(c) >= 0x80 || (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'))
            c = '?';
    }
    return text;
}

} // namespace

ClaimResult subprocessClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<SubprocessRoot>();
    if (!root)
        return result;
    const SubprocessFacts facts(input, *root);

    auto &measures = result.measures;
    if (facts.code)
        measures["exit_code"] = *facts.code;
    if (facts.signal)
        measures["signal"] = *facts.signal;
    measures["stdout"] = readableText(root->output.str());
    measures["stderr"] = readableText(root->errors.str());
    measures["bytes_in"] = root->bytesIn.load(std::memory_order_relaxed);
    measures["bytes_out"] = root->bytesOut.load(std::memory_order_relaxed);
    if (facts.error != 0)
        measures["error"] = std::generic_category().message(facts.error);
    measures["timed_out"] = facts.timedOut;

    if (facts.stuck)
        result.outcome.verdict = "stuck";
    result.checks = {
        talksToIt(input, facts),
        missingIsAnError(facts),
        timeoutEndsTheFamily(input, facts),
        bigOutput(input, facts),
    };
    return result;
}

} // namespace interleave
