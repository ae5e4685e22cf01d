// SPDX-License-Identifier: GPL-3.0-or-later
// From the window's death to the last death of its run, with one busy worker a core.
#include "core/base/clock.h"
#include "core/experiment/catalogue.h"
#include "core/host/host_client.h"
#include "core/host/host_path.h"
#include "core/host/placement.h"

#include <benchmark/benchmark.h>

#include <atomic>
#include <csignal>
#include <cstdlib>

#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace interleave {
namespace {

/// Set by the stand-in for the window when every worker is at work; in memory shared with the one that measures.
using Busy = std::atomic<bool>;

[[noreturn]] void standInForTheWindow(const char *method, Busy &busy)
{
    const Catalogue catalogue;
    Settings settings(**catalogue.find("lost-update"));
    const std::string workers = std::to_string(std::min<std::size_t>(allowedCores().size(), 8));
    const auto segment = Segment::create();
    const auto executable = findHostExecutable();
    if (!settings.set("workers", workers) || !settings.set("start_method", method) || !segment || !executable)
        std::_Exit(1);
    auto client = HostClient::start({.hostExecutable = executable->string()}, *segment, settings);
    if (!client)
        std::_Exit(1);
    (*client)->release();
    for (;;) {
        pollfd fd{(*client)->wakeFd(), POLLIN, 0};
        ::poll(&fd, 1, 1);
        (*client)->poll();
        if ((*client)->phase() == HostPhase::ended)
            std::_Exit(1);
        bool all = (*client)->phase() == HostPhase::running;
        for (std::uint32_t i = 0; i < segment->laneCount(); ++i)
            all = all && segment->lane({i}).counters.operations.load() > 0;
        busy = all;
    }
}

void goneAfterWindowKilled(benchmark::State &state, const char *method)
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1); // whoever is left comes to us: the last death is seen as such
    void *memory = ::mmap(nullptr, sizeof(Busy), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        return state.SkipWithError("mmap");
    auto &busy = *new (memory) Busy(false);
    for (auto step : state) {
        busy = false;
        const pid_t window = ::fork();
        if (window == 0)
            standInForTheWindow(method, busy);
        while (!busy) {
            if (::waitpid(window, nullptr, WNOHANG) != 0)
                return state.SkipWithError("the run could not be started");
            ::sched_yield();
        }
        const Nanos killed = monotonicNow();
        ::kill(window, SIGKILL);
        while (::wait(nullptr) > 0)
            continue;
        state.SetIterationTime(static_cast<double>(monotonicNow() - killed) * 1e-9);
    }
    ::munmap(memory, sizeof(Busy));
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
}

void threads(benchmark::State &state)
{
    goneAfterWindowKilled(state, "thread");
}
void forked(benchmark::State &state)
{
    goneAfterWindowKilled(state, "fork");
}
void spawned(benchmark::State &state)
{
    goneAfterWindowKilled(state, "spawn");
}
void forkServed(benchmark::State &state)
{
    goneAfterWindowKilled(state, "forkserver");
}

void settingsOf(benchmark::internal::Benchmark *b)
{
    b->UseManualTime()->Iterations(1)->Repetitions(25)->ReportAggregatesOnly()->Unit(benchmark::kMillisecond);
}

BENCHMARK(threads)->Name("Host/GoneAfterWindowKilled/thread")->Apply(settingsOf);
BENCHMARK(forked)->Name("Host/GoneAfterWindowKilled/fork")->Apply(settingsOf);
BENCHMARK(spawned)->Name("Host/GoneAfterWindowKilled/spawn")->Apply(settingsOf);
BENCHMARK(forkServed)->Name("Host/GoneAfterWindowKilled/forkserver")->Apply(settingsOf);

} // namespace
} // namespace interleave
