// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/capture/witness/recorded_run.h"

#include "core/base/clock.h"
#include "core/capture/capture_words.h"
#include "core/session/run_session.h"

#include <cerrno>
#include <cstddef>
#include <cstring>

#include <grp.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::testing {

namespace {

void putBytes(int fd, const void *bytes, std::size_t length)
{
    const auto *at = static_cast<const char *>(bytes);
    while (length > 0) {
        const ssize_t written = ::write(fd, at, length);
        if (written <= 0)
            ::_exit(9);
        at += written;
        length -= static_cast<std::size_t>(written);
    }
}

void getBytes(int fd, void *bytes, std::size_t length)
{
    auto *at = static_cast<char *>(bytes);
    while (length > 0) {
        const ssize_t count = ::read(fd, at, length);
        if (count <= 0)
            return;
        at += count;
        length -= static_cast<std::size_t>(count);
    }
}

template <typename T>
void putAll(int fd, const std::vector<T> &items)
{
    const std::uint64_t count = items.size();
    putBytes(fd, &count, sizeof count);
    putBytes(fd, items.data(), count * sizeof(T));
}

template <typename T>
void getAll(int fd, std::vector<T> &items)
{
    std::uint64_t count = 0;
    getBytes(fd, &count, sizeof count);
    items.resize(count);
    getBytes(fd, items.data(), count * sizeof(T));
}

void putText(int fd, const std::string &text)
{
    putAll(fd, std::vector<char>(text.begin(), text.end()));
}

std::string getText(int fd)
{
    std::vector<char> text;
    getAll(fd, text);
    return {text.begin(), text.end()};
}

bool deny(const std::vector<int> &calls)
{
    if (calls.empty())
        return true;
    std::vector<sock_filter> program{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    for (const int call : calls) {
        program.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
        program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EACCES));
    }
    program.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    sock_fprog filter{};
    filter.len = static_cast<unsigned short>(program.size());
    filter.filter = program.data();
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

bool becomeUser(uid_t user)
{
    if (user == 0)
        return true;
    if (::setgroups(0, nullptr) != 0 || ::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
        return false;
    return ::prctl(PR_SET_DUMPABLE, 1) == 0; // else nobody but root might look at us, the kernel's perf included
}

RecordedRun runHere(const RunPlan &plan)
{
    RecordedRun run;
    const Catalogue catalogue;
    const auto experiment = catalogue.find(plan.experiment);
    if (!experiment) {
        run.error = experiment.error().toString();
        return run;
    }
    RunRequest request{Settings(**experiment)};
    for (const auto &[name, value] : plan.values)
        if (const auto set = request.settings.set(name, value); !set)
            run.error = set.error().toString();
    request.hostExecutable = INTERLEAVE_HOST_EXECUTABLE;
    request.capture = plan.capture;
    request.keepEvents = plan.keepEvents;
    request.alsoSelf = plan.alsoSelf;
    if (plan.duration != 0)
        request.duration = plan.duration;
    auto session = run.error.empty() ? RunSession::start(std::move(request)) : Error{};
    if (!session) {
        run.error += session.error().toString();
        return run;
    }
    RunSession &s = **session;
    while (!s.isOver()) {
        pollfd wake{s.wakeFd(), POLLIN, 0};
        ::poll(&wake, 1, 20);
        s.poll();
    }
    if (s.error())
        run.error = s.error()->toString();
    const CaptureStatus status = s.capture();
    run.mode = captureModeName(status.mode);
    run.reason = captureReasonText(status);
    run.lost = status.lost;
    run.origin = s.report().startedMonotonic;
    const TraceView view = s.view();
    for (std::uint64_t i = 0; i < view.switchCount(); ++i)
        run.switches.push_back(view.switchRow(i));
    for (std::uint64_t i = 0; i < view.eventCount(); ++i)
        run.events.push_back(view.event(i));
    for (std::uint64_t i = 0; i < view.stretchCount(); ++i)
        if (view.stretch(i).ended >= 0)
            run.stretches.push_back(view.stretch(i));
    for (std::uint32_t t = 0; t < view.trackCount(); ++t) {
        const TrackInfo info = view.track({t});
        if (info.kind != TrackKind::worker)
            continue;
        std::vector<Slice> &slices = run.workers[info.lane.value];
        for (std::uint64_t i = view.firstSlice({t}); i < view.endSlice({t}); ++i)
            slices.push_back(view.slice({t}, i));
    }
    return run;
}

void put(int fd, const RecordedRun &run)
{
    putText(fd, run.error);
    putText(fd, run.mode);
    putText(fd, run.reason);
    putBytes(fd, &run.lost, sizeof run.lost);
    putBytes(fd, &run.origin, sizeof run.origin);
    putAll(fd, run.switches);
    putAll(fd, run.events);
    putAll(fd, run.stretches);
    const std::uint64_t lanes = run.workers.size();
    putBytes(fd, &lanes, sizeof lanes);
    for (const auto &[lane, slices] : run.workers) {
        putBytes(fd, &lane, sizeof lane);
        putAll(fd, slices);
    }
}

RecordedRun get(int fd)
{
    RecordedRun run;
    run.error = getText(fd);
    run.mode = getText(fd);
    run.reason = getText(fd);
    getBytes(fd, &run.lost, sizeof run.lost);
    getBytes(fd, &run.origin, sizeof run.origin);
    getAll(fd, run.switches);
    getAll(fd, run.events);
    getAll(fd, run.stretches);
    std::uint64_t lanes = 0;
    getBytes(fd, &lanes, sizeof lanes);
    for (std::uint64_t i = 0; i < lanes; ++i) {
        std::uint32_t lane = 0;
        getBytes(fd, &lane, sizeof lane);
        getAll(fd, run.workers[lane]);
    }
    return run;
}

} // namespace

RecordedRun recordRun(const RunPlan &plan, const std::function<void()> &begin)
{
    int gate[2];
    const int result = ::memfd_create("run", 0);
    if (result < 0 || ::pipe(gate) != 0)
        return {.error = std::strerror(errno)};
    const pid_t child = ::fork();
    if (child == 0) {
        char go = 0;
        ::close(gate[1]);
        if (::read(gate[0], &go, 1) != 1 || !becomeUser(plan.user) || !deny(plan.deniedCalls))
            ::_exit(8);
        put(result, runHere(plan));
        ::_exit(0);
    }
    ::close(gate[0]);
    if (begin)
        begin();
    const char go = 1;
    static_cast<void>(!::write(gate[1], &go, 1));
    ::close(gate[1]);
    int status = 0;
    ::waitpid(child, &status, 0);
    RecordedRun run;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        ::lseek(result, 0, SEEK_SET);
        run = get(result);
    } else {
        run.error = "the run's process ended with status " + std::to_string(status);
    }
    ::close(result);
    return run;
}

} // namespace interleave::testing
