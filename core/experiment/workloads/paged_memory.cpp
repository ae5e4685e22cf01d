// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/paged_memory.h"

#include "core/experiment/workloads/direct_file.h"
#include "core/ipc/shared_descriptors.h"

#include <algorithm>
#include <cstring>

#include <unistd.h>

namespace interleave {

namespace {

constexpr std::size_t wordsPerPage = pageBytes / sizeof(std::uint64_t);
constexpr std::size_t wordsPerLine = 8;
constexpr std::uint32_t noFrame = UINT32_MAX;

std::uint64_t *frameMemory(const WorkerContext &context, const PagedMemory &memory, std::uint32_t frame)
{
    return context.segment.at<std::uint64_t>(memory.memory, memory.frameCount * wordsPerPage) + frame * wordsPerPage;
}

/// The frame that was filled first, of those that nobody needs right now. With the mutex held.
std::uint32_t victim(PagedMemory &memory)
{
    for (std::uint32_t step = 0; step < memory.frameCount; ++step) {
        const std::uint32_t at = memory.oldest.load(std::memory_order_relaxed) % memory.frameCount;
        memory.oldest.store(at + 1, std::memory_order_relaxed);
        if (memory.frames[at].pinned.load(std::memory_order_acquire) == 0) // release: who unpins
            return at;
    }
    return noFrame;
}

/// The frame of this page, pinned; `missing`: it is still to be read. noFrame: all are pinned.
std::uint32_t frameFor(PagedMemory &memory, std::uint32_t page, std::uint32_t worker, bool &missing)
{
    memory.mutex.lock(); // what a killed worker leaves half done costs at worst one read more
    std::uint32_t at = memory.frameOf[page].load(std::memory_order_relaxed) - 1;
    missing = at == noFrame;
    if (missing)
        at = victim(memory);
    if (at != noFrame) {
        PageFrame &frame = memory.frames[at];
        if (missing) {
            if (const std::uint32_t old = frame.page.load(std::memory_order_relaxed); old != 0)
                memory.frameOf[(old - 1) % mostPages].store(0, std::memory_order_relaxed);
            frame.page.store(page + 1, std::memory_order_relaxed);
            memory.frameOf[page].store(at + 1, std::memory_order_relaxed);
        }
        frame.pinned.store(worker + 1, std::memory_order_relaxed);
    }
    memory.mutex.unlock();
    return at;
}

} // namespace

Result<void> createPagedMemory(const Segment &segment, PagedMemory &memory, std::int64_t bytes, std::int64_t framesMib)
{
    constexpr std::int64_t mib = 1 << 20;
    const auto number = [](std::int64_t at, std::span<std::byte> block) {
        for (std::size_t offset = 0; offset < block.size(); offset += pageBytes) {
            const std::uint64_t page = (static_cast<std::uint64_t>(at) + offset) / pageBytes;
            for (std::size_t word = 0; word < wordsPerPage; ++word)
                std::memcpy(block.data() + offset + word * sizeof page, &page, sizeof page);
        }
    };
    auto file = makeDirectFile("switching-cost", (bytes + mib - 1) / mib * mib, number);
    if (!file)
        return file.error();
    const std::size_t words = static_cast<std::size_t>(framesMib) * mib / sizeof(std::uint64_t);
    auto *frames = segment.allocate<std::uint64_t>(words + wordsPerPage);
    if (!frames)
        return Error{ErrorCode::startFailed, {"switching-cost", "the segment is full"}};
    memory.mutex.init();
    memory.direct = file->direct ? 1 : 0;
    memory.frameCount = static_cast<std::uint32_t>(framesMib * mib / pageBytes);
    memory.memory = (segment.offsetOf(frames) + pageBytes - 1) / pageBytes * pageBytes;
    auto shared = shareDescriptor(segment, std::move(file->fd));
    if (!shared)
        return shared.error();
    memory.file = *shared;
    return {};
}

bool touchPage(WorkerContext &context, PagedMemory &memory, std::uint32_t page)
{
    bool missing = false;
    const std::uint32_t at = frameFor(memory, page % mostPages, context.number, missing);
    if (at == noFrame)
        return false;
    std::uint64_t *words = frameMemory(context, memory, at);
    if (missing) {
        const BlockedScope blocked(context.probe, BlockedReason::io);
        if (::pread(memory.file, words, pageBytes, static_cast<off_t>(page) * pageBytes) != pageBytes)
            std::memset(words, 0xff, pageBytes); // or the one before would pass for it
    }
    bool right = true;
    for (std::size_t word = 0; word < wordsPerPage; word += wordsPerLine)
        right &= static_cast<const volatile std::uint64_t *>(words)[word] == page;
    if (!right)
        memory.wrong.fetch_add(1, std::memory_order_relaxed);
    memory.frames[at].pinned.store(0, std::memory_order_release);
    return missing;
}

void unpinPagesOf(PagedMemory &memory, unsigned number)
{
    for (PageFrame &frame : memory.frames) {
        std::uint32_t pinned = number + 1;
        frame.pinned.compare_exchange_strong(pinned, 0, std::memory_order_acq_rel);
    }
}

} // namespace interleave
