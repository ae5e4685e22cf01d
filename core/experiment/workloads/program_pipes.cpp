// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/program_pipes.h"

#include "core/experiment/command_line.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::size_t pipeBlockBytes = 16 * 1024;

void appendTo(KeptText &kept, const char *bytes, std::size_t count)
{
    const std::uint32_t length = kept.length.load(std::memory_order_relaxed);
    const std::size_t fits = std::min<std::size_t>(count, keptOutput - length);
    std::memcpy(kept.text + length, bytes, fits);
    kept.length.store(length + static_cast<std::uint32_t>(fits), std::memory_order_release); // acquire: KeptText::str()
}

} // namespace

ProgramPipes::ProgramPipes(WorkerContext &context, SubprocessRoot &root) :
    m_context(context), m_root(root), m_input(withoutEscapes(root.input.str())),
    m_inputBytes(static_cast<std::uint64_t>(context.settings.integer("input_kib")) * 1024)
{
    if (m_inputBytes == 0)
        m_inputBytes = m_input.size();
    else
        m_input.clear();
}

int ProgramPipes::open()
{
    for (unsigned pipe = 0; pipe < programPipes; ++pipe) {
        std::array<int, 2> ends{};
        if (::pipe2(ends.data(), O_CLOEXEC) != 0)
            return errno;
        const bool toProgram = pipe == 0;
        m_theirs[pipe].reset(ends[toProgram ? 0 : 1]);
        m_ours[pipe].reset(ends[toProgram ? 1 : 0]);
        ::fcntl(m_ours[pipe].get(), F_SETFL, O_NONBLOCK);
    }
    return 0;
}

void ProgramPipes::closeChildEnds()
{
    for (UniqueFd &end : m_theirs)
        end.reset();
}

std::size_t ProgramPipes::nextInput(char *bytes, std::size_t most) const
{
    const std::uint64_t from = m_root.bytesIn.load(std::memory_order_relaxed);
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(most, m_inputBytes - from));
    for (std::size_t i = 0; i < count; ++i)
        bytes[i] = m_input.empty() ? madeInput(from + i) : m_input[from + i];
    return count;
}

void ProgramPipes::write()
{
    std::array<char, pipeBlockBytes> block; // NOLINT(cppcoreguidelines-pro-type-member-init): filled before it is used
    for (;;) {
        const std::size_t count = nextInput(block.data(), block.size());
        if (count == 0)
            return m_ours[0].reset(); // the program sees the end of its input
        const ssize_t written = ::write(m_ours[0].get(), block.data(), count);
        if (written < 0) {
            if (errno != EAGAIN && errno != EINTR)
                m_ours[0].reset(); // it does not want any more
            return;
        }
        for (ssize_t i = 0; i < written; ++i)
            m_sumIn = sumWith(m_sumIn, block[static_cast<std::size_t>(i)]);
        m_root.sumIn.store(m_sumIn, std::memory_order_relaxed);
        bump(m_root.bytesIn, static_cast<std::uint64_t>(written));
        tellDepths(); // after the last byte there is nothing left to ask
    }
}

void ProgramPipes::read(unsigned pipe)
{
    std::array<char, pipeBlockBytes> block; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    const ssize_t count = ::read(m_ours[pipe].get(), block.data(), block.size());
    if (count < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (count <= 0)
        return m_ours[pipe].reset();
    const bool output = pipe == 1;
    appendTo(output ? m_root.output : m_root.errors, block.data(), static_cast<std::size_t>(count));
    bump(output ? m_root.bytesOut : m_root.bytesError, static_cast<std::uint64_t>(count));
    if (!output)
        return;
    for (ssize_t i = 0; i < count; ++i)
        m_sumOut = sumWith(m_sumOut, block[static_cast<std::size_t>(i)]);
    m_root.sumOut.store(m_sumOut, std::memory_order_relaxed);
}

void ProgramPipes::tellDepths()
{
    for (unsigned pipe = 0; pipe < programPipes; ++pipe) {
        int waiting = 0;
        if (m_ours[pipe].isOpen() && ::ioctl(m_ours[pipe].get(), FIONREAD, &waiting) != 0)
            waiting = 0;
        const auto depth = static_cast<std::uint32_t>(std::max(waiting, 0));
        if (pipe == 1)
            raise(m_root.fullest, std::uint64_t{depth});
        if (depth == m_depths[pipe])
            continue;
        m_depths[pipe] = depth;
        const ObjectId object{m_root.objects[pipe].load(std::memory_order_relaxed)};
        raise(m_context.segment.object(object).maxDepth, depth);
        m_context.probe.emit(EventKind::sendEnd, object.value, m_told++, depth);
    }
}

void ProgramPipes::account() const
{
    const AtomicU64 *known[programPipes] = {&m_root.bytesIn, &m_root.bytesOut, &m_root.bytesError};
    for (unsigned pipe = 0; pipe < programPipes; ++pipe) {
        QueueCounters &counters = m_context.segment.object({m_root.objects[pipe].load(std::memory_order_relaxed)}).queue;
        const std::uint64_t bytes = known[pipe]->load(std::memory_order_relaxed);
        const std::uint64_t inside = m_depths[pipe];
        counters.puts.store(pipe == 0 ? bytes : bytes + inside, std::memory_order_relaxed);
        counters.gets.store(pipe == 0 ? bytes - std::min(bytes, inside) : bytes, std::memory_order_relaxed);
    }
}

/// What the program wrote, for the output panel.
void ProgramPipes::copyToOutput() const
{
    const std::string output = m_root.output.str();
    const std::string errors = m_root.errors.str();
    std::fwrite(output.data(), 1, output.size(), stdout);
    std::fwrite(errors.data(), 1, errors.size(), stderr);
}

} // namespace interleave
