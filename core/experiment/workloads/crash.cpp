// SPDX-License-Identifier: GPL-3.0-or-later
// The ways to go down. All of them are real.
#include "core/experiment/workloads/crash_worker.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::size_t blockBytes = 4u << 20;
constexpr rlim_t roomLeft = 64u << 20;
constexpr int mostBlocks = 64; ///< where the limit does not hold, it must not become the machine's problem

void writeThroughNull()
{
    std::signal(SIGSEGV, SIG_DFL);
    int *nowhere = nullptr;
    asm volatile("movl $1, (%0)" : : "r"(nowhere) : "memory"); // as an assignment, compiler and sanitizer would see it coming
}

void loopForEver(WorkerContext &context)
{
    const ControlWords &control = context.segment.control();
    while (control.stop.load(std::memory_order_relaxed) == 0)
        context.probe.tick();
}

/// Data the process has now, in bytes.
rlim_t dataNow()
{
    std::ifstream statm("/proc/self/statm");
    rlim_t pages = 0;
    for (int field = 0; field < 6; ++field)
        statm >> pages;
    return pages * static_cast<rlim_t>(::sysconf(_SC_PAGESIZE));
}

/// Takes a limit for itself and allocates until there is no more. What a program does then that does not expect it, is abort.
void allocateBeyondLimit(WorkerContext &context)
{
    std::signal(SIGABRT, SIG_DFL);
    const rlimit limit{dataNow() + roomLeft, dataNow() + roomLeft};
    ::setrlimit(RLIMIT_DATA, &limit);
    for (int block = 0; block < mostBlocks; ++block) {
        void *memory = ::mmap(nullptr, blockBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (memory == MAP_FAILED)
            break;
        for (std::size_t at = 0; at < blockBytes; at += 4096) {
            static_cast<volatile char *>(memory)[at] = 1;
            context.probe.tick();
        }
    }
    std::abort();
}

} // namespace

void crashNow(WorkerContext &context, CrashKind kind)
{
    switch (kind) {
    case CrashKind::segmentationFault: return writeThroughNull();
    case CrashKind::abort: std::signal(SIGABRT, SIG_DFL); std::abort();
    case CrashKind::exception: throw std::runtime_error("an exception that nobody catches");
    case CrashKind::exit: ::_exit(crashExitCode);
    case CrashKind::endlessLoop: return loopForEver(context);
    case CrashKind::memoryLimit: return allocateBeyondLimit(context);
    }
}

} // namespace interleave
