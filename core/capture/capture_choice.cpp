// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/capture_choice.h"

#include "core/base/clock.h"
#include "core/capture/capture_words.h"

#include <cerrno>
#include <fstream>
#include <optional>

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#if __has_include(<sys/rseq.h>)
#include <sys/rseq.h>
#define INTERLEAVE_HAS_RSEQ 1
#endif

namespace interleave {

namespace {

CaptureReason reasonFrom(CaptureMode mode, const Error &error)
{
    CaptureReason reason{mode, {}, {}};
    if (!error.arguments.empty())
        reason.call = error.arguments.front();
    if (error.arguments.size() > 1)
        reason.why = error.arguments[1];
    return reason;
}

std::optional<CaptureReason> whyNotSelf()
{
#if defined(INTERLEAVE_HAS_RSEQ)
    const bool registered = __rseq_size != 0;
#else
    const bool registered = false;
#endif
    if (!registered)
        return reasonFrom(CaptureMode::self, systemError("rseq", ENOSYS));
    if (!schedstatReadable())
        return reasonFrom(CaptureMode::self, systemError("/proc/thread-self/schedstat", errno != 0 ? errno : ENOENT));
    return std::nullopt;
}

/// The command that would allow it, as it is typed; the same in every language.
std::string cureOf(const CaptureReason &reason)
{
    if (reason.refused == CaptureMode::self)
        return reason.call == "rseq" ? "GLIBC_TUNABLES=glibc.pthread.rseq=1" : "sudo mount -t proc proc /proc";
    int paranoid = 2;
    std::ifstream("/proc/sys/kernel/perf_event_paranoid") >> paranoid;
    if (paranoid > 2)
        return "sudo sysctl kernel.perf_event_paranoid=2";
    return "--cap-add PERFMON --security-opt seccomp=unconfined";
}

Error refusal(CaptureChoice choice, const CaptureReason &reason)
{
    const char *mode = choice == CaptureChoice::kernel ? "kernel" : "self";
    std::string why = reason.call;
    if (!reason.why.empty())
        why += ": " + reason.why;
    return {ErrorCode::captureRefused, {mode, why, cureOf(reason)}};
}

} // namespace

bool schedstatReadable()
{
    errno = 0;
    const UniqueFd fd(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC));
    char text[80];
    return fd.isOpen() && ::read(fd.get(), text, sizeof text) > 0;
}

Result<OpenedCapture> openCapture(CaptureChoice choice, int pid, const std::vector<int> &cpus, Nanos origin)
{
    OpenedCapture opened;
    if (choice == CaptureChoice::automatic || choice == CaptureChoice::kernel) {
        const auto family = std::make_shared<FamilySet>();
        auto switches = PerfSchedSource::open(pid, cpus, origin, family);
        if (switches) {
            opened.switches = std::move(*switches);
            auto tracepoints = TracepointSource::open(cpus, origin, family);
            if (tracepoints)
                opened.tracepoints = std::move(*tracepoints);
            else
                opened.reasons.push_back(reasonFrom(CaptureMode::kernelWakeups, tracepoints.error()));
            opened.mode = opened.tracepoints ? CaptureMode::kernelWakeups : CaptureMode::kernel;
            return opened;
        }
        opened.reasons.push_back(reasonFrom(CaptureMode::kernel, switches.error()));
        if (choice == CaptureChoice::kernel)
            return refusal(choice, opened.reasons.back());
    }
    if (choice != CaptureChoice::probes) {
        const auto obstacle = whyNotSelf();
        if (!obstacle) {
            opened.mode = CaptureMode::self;
            return opened;
        }
        opened.reasons.push_back(*obstacle);
        if (choice == CaptureChoice::self)
            return refusal(choice, *obstacle);
    }
    opened.mode = CaptureMode::probes;
    return opened;
}

std::vector<CaptureProbe> probeCapture()
{
    // On ourselves and one core we may use: what is refused there is refused everywhere.
    const int cpu = std::max(0, ::sched_getcpu());
    const Nanos origin = monotonicNow();
    const auto family = std::make_shared<FamilySet>();
    const auto switches = PerfSchedSource::open(::getpid(), {cpu}, origin, family);
    const auto tracepoints = TracepointSource::open({cpu}, origin, family);
    const auto self = whyNotSelf();

    const auto fill = [](CaptureMode mode, const Error *error) {
        if (!error)
            return CaptureProbe{mode, true, {}, {}};
        const CaptureReason reason = reasonFrom(mode, *error);
        return CaptureProbe{mode, false, reason.call, reason.why};
    };
    std::vector<CaptureProbe> probes;
    probes.push_back(fill(CaptureMode::kernelWakeups, !switches ? &switches.error() : !tracepoints ? &tracepoints.error() : nullptr));
    probes.push_back(fill(CaptureMode::kernel, switches ? nullptr : &switches.error()));
    probes.push_back(self ? CaptureProbe{CaptureMode::self, false, self->call, self->why} : fill(CaptureMode::self, nullptr));
    probes.push_back(fill(CaptureMode::probes, nullptr));
    return probes;
}

} // namespace interleave
