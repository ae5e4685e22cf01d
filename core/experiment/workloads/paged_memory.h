// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/ipc/inner_mutex.h"

namespace interleave {

// Memory that is smaller than what is to lie in it, as an operating system has it: pages live in a file, a few of them at a time in frames of memory.
// Whoever touches a page that is in no frame must wait until it has been read, and the one that has been there longest has to go (first in, first out).
// The reads are real; what is imitated is the operating system. Each page belongs to one worker.

inline constexpr std::int64_t pageBytes = 4096;
inline constexpr std::int64_t mostPagedMib = 64; ///< of all workers together
inline constexpr std::int64_t mostFramesMib = 64;
inline constexpr std::uint32_t mostPages = mostPagedMib * (1 << 20) / pageBytes;
inline constexpr std::uint32_t mostFrames = mostFramesMib * (1 << 20) / pageBytes;

struct PageFrame
{
    AtomicU32 page;   ///< + 1; 0: free. Guarded by the mutex
    AtomicU32 pinned; ///< number of the worker that is about to use it, + 1; 0: may go
};

/// In shared memory. Made by the host before any worker starts.
struct PagedMemory
{
    InnerMutex mutex;
    std::uint32_t frameCount;
    std::uint32_t direct;         ///< 1: reads go to the disk, past the kernel's cache
    std::uint64_t memory;         ///< offset of the frames in the segment
    std::int32_t file;            ///< descriptor, the same in every worker
    AtomicU32 oldest;             ///< frame. Guarded by the mutex
    AtomicU32 wrong;              ///< pages that held what was not theirs
    AtomicU32 frameOf[mostPages]; ///< + 1; 0: it is in the file only. Guarded by the mutex
    PageFrame frames[mostFrames];
};

/// Host, in Workload::prepare(). Error: startFailed.
Result<void> createPagedMemory(const Segment &segment, PagedMemory &memory, std::int64_t bytes, std::int64_t framesMib);

/// Reads one page from end to end, waiting for it where it is in no frame. True: it had to be read from the file.
bool touchPage(WorkerContext &context, PagedMemory &memory, std::uint32_t page);

/// Host: what the worker of this number was about to use may go.
void unpinPagesOf(PagedMemory &memory, unsigned number);

} // namespace interleave
