// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/fork_process.h"

#include "core/experiment/busy_work.h"
#include "core/experiment/trial_log.h"

#include <algorithm>
#include <array>
#include <stdexcept>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::size_t page = 4096;
constexpr std::size_t leastMemory = 64 * page; ///< also a small parent has something to hand down
constexpr Nanos ownWork = 20'000'000;          ///< of each process, so that it is more than an instant

/// The program's global variable. Every process has its own from the moment it was forked.
volatile std::int64_t globalVariable = globalAtFirst;

std::uint64_t minorFaults()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_minflt);
}

char valueOf(std::size_t pageNumber)
{
    return static_cast<char>(1 + pageNumber % 100);
}

} // namespace

ForkProcessRole::ForkProcessRole(WorkerContext &context, ForkRoot &root) :
    m_context(&context), m_root(root), m_forks(static_cast<unsigned>(context.settings.integer("forks"))),
    m_writeGlobal(context.settings.isOn("write_global")), m_buffered(context.settings.isOn("buffered_line"))
{}

void ForkProcessRole::runOriginal()
{
    m_beginStamp = m_context->probe.now();
    globalVariable = globalAtFirst;
    makeMemory();
    openOutput();
    std::fprintf(m_out, "written before fork() by process %d\n", static_cast<int>(::getpid()));
    if (!m_buffered)
        std::fflush(m_out);
    forkFrom(0);
    finishLife();
    std::fclose(m_out);
    countLines();
    publish();
    ::munmap(m_memory, m_memoryBytes);
}

/// The calls of this process from number `call` on. Its children do not come back here.
void ForkProcessRole::forkFrom(unsigned call)
{
    for (; call < m_forks && !m_context->mustEnd(); ++call) {
        const unsigned number = m_number + (1u << call);
        auto child = ChildProcess::fork(
            *m_context, forkChildRole, number, [this, number, call](WorkerContext &context) { return runCopy(context, number, call); });
        if (!child)
            throw std::runtime_error(child.error().toString());
        noteReturn(m_number, call, child->pid());
        m_children.push_back(std::move(*child));
    }
}

/// What a copy does, from the call that made it on.
int ForkProcessRole::runCopy(WorkerContext &context, unsigned number, unsigned call)
{
    noteReturn(number, call, 0);
    m_context = &context;
    m_number = number;
    m_children.clear(); // they are its brothers
    if (m_writeGlobal)
        globalVariable = globalVariable + 1;
    if (number == firstForked)
        writeToMemory();
    forkFrom(call + 1);
    finishLife();
    return 0; // what stands in its copy of the buffer is written out as the process ends
}

void ForkProcessRole::noteReturn(unsigned number, unsigned call, int returned)
{
    ForkReturn &entry = m_root.processes[number].calls[call];
    entry.ppid.store(::getppid(), std::memory_order_relaxed);
    entry.returned.store(returned, std::memory_order_relaxed);
    entry.pid.store(::getpid(), std::memory_order_release);
}

void ForkProcessRole::makeMemory()
{
    m_memoryBytes = std::max(static_cast<std::size_t>(m_context->settings.integer("parent_mb")) << 20, leastMemory);
    void *memory = ::mmap(nullptr, m_memoryBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::runtime_error("mmap");
    m_memory = static_cast<char *>(memory);
    ::madvise(memory, m_memoryBytes, MADV_NOHUGEPAGE);
    for (std::size_t i = 0; i < m_memoryBytes / page && !m_context->mustEnd(); ++i)
        m_memory[i * page] = valueOf(i);
}

void ForkProcessRole::writeToMemory()
{
    const auto percent = static_cast<std::size_t>(m_context->settings.integer("child_writes_percent"));
    const std::size_t pages = m_memoryBytes / page * percent / 100;
    const std::uint64_t before = minorFaults();
    std::size_t written = 0;
    for (; written < pages && !m_context->mustEnd(); ++written) {
        m_memory[written * page + 1] = 1;
        m_context->probe.tick();
    }
    ForkProcess &self = m_root.processes[m_number];
    self.cowFaults.store(minorFaults() - before, std::memory_order_relaxed);
    self.writtenPages.store(written, std::memory_order_relaxed);
}

void ForkProcessRole::lookAtMemory()
{
    std::uint32_t unlike = 0;
    for (std::size_t i = 0; i < m_memoryBytes / page; ++i)
        unlike += static_cast<const volatile char *>(m_memory)[i * page] != valueOf(i);
    m_root.processes[m_number].unlike.store(unlike, std::memory_order_relaxed);
}

/// A stream with a buffer, as a program's stdout is where it goes into a file or a pipe.
void ForkProcessRole::openOutput()
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        throw std::runtime_error("pipe2");
    m_printed.reset(ends[0]);
    m_out = ::fdopen(ends[1], "w");
    if (!m_out)
        throw std::runtime_error("fdopen");
}

/// Everybody has ended: what is in the pipe is all there ever was.
void ForkProcessRole::countLines()
{
    std::array<char, 4096> text; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    std::uint64_t lines = 0;
    ssize_t length = 0;
    while ((length = ::read(m_printed.get(), text.data(), text.size())) > 0) {
        lines += static_cast<std::uint64_t>(std::count(text.begin(), text.begin() + length, '\n'));
        std::fwrite(text.data(), 1, static_cast<std::size_t>(length), stdout);
    }
    m_root.linesPrinted.store(lines, std::memory_order_relaxed);
    m_root.linesCounted.store(1, std::memory_order_release); // acquire: whoever reports
}

void ForkProcessRole::finishLife()
{
    lookAtMemory();
    BusyWork(m_context->probe, m_context->segment).run([] { return ownWork; }, [this] { return m_context->mustEnd(); });
    for (ChildProcess &child : m_children)
        child.wait(*m_context);
    ForkProcess &self = m_root.processes[m_number];
    self.global.store(globalVariable, std::memory_order_relaxed);
    self.done.store(1, std::memory_order_release); // acquire: whoever reports
    bump(m_context->probe.counters().operations);
}

void ForkProcessRole::publish()
{
    TrialRecord record{};
    record.beginStamp = m_beginStamp;
    record.endStamp = m_context->probe.now();
    record.expected = std::int64_t{1} << m_forks;
    record.actual = std::count_if(std::begin(m_root.processes), std::end(m_root.processes),
        [](const ForkProcess &process) { return process.done.load(std::memory_order_acquire) != 0; });
    record.operations = static_cast<std::uint64_t>(record.actual);
    if (record.actual != record.expected)
        record.flags = m_context->mustEnd() ? trialCut : trialWrong;
    publishTrial(m_context->segment, record);
}

} // namespace interleave
