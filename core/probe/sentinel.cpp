// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/sentinel.h"

#include <cstddef>

#if __has_include(<sys/rseq.h>)
#include <sys/rseq.h>
#define INTERLEAVE_HAS_RSEQ 1
#endif

// The sequence and its descriptor. The four bytes before the abort address are the signature that the kernel checks before it looks at
// anything else; they are the ones glibc registered the area with.
#if defined(INTERLEAVE_HAS_RSEQ) && (defined(__x86_64__) || defined(__aarch64__))
#if defined(__x86_64__)
#define INTERLEAVE_RSEQ_SIGNATURE ".long 0x53053053\n"
#else
#define INTERLEAVE_RSEQ_SIGNATURE ".inst 0xd428bc00\n"
#endif
asm(".pushsection .text\n"
    ".balign 32\n"
    "1: nop\n"
    "nop\n"
    "nop\n"
    "nop\n"
    "2: " INTERLEAVE_RSEQ_SIGNATURE "3: nop\n"
    ".popsection\n"
    ".pushsection .data.rel.ro, \"aw\"\n"
    ".balign 32\n"
    ".hidden interleaveSentinelDescriptor\n"
    ".globl interleaveSentinelDescriptor\n"
    "interleaveSentinelDescriptor:\n"
    ".long 0, 0\n"
    ".quad 1b\n"
    ".quad 2b - 1b\n"
    ".quad 3b\n"
    ".popsection\n");
extern "C" const char interleaveSentinelDescriptor[];
#define INTERLEAVE_HAS_SENTINEL 1
#endif

namespace interleave {

std::uint64_t sentinelDescriptor()
{
#if defined(INTERLEAVE_HAS_SENTINEL)
    return reinterpret_cast<std::uintptr_t>(interleaveSentinelDescriptor);
#else
    return 0;
#endif
}

Sentinel Sentinel::ofThisThread()
{
    Sentinel sentinel;
#if defined(INTERLEAVE_HAS_RSEQ)
    // Size 0: the C library registered nothing (kernel without rseq, or switched off by a tunable).
    if (__rseq_size == 0)
        return sentinel;
    auto *area = static_cast<char *>(__builtin_thread_pointer()) + __rseq_offset;
    sentinel.cpu = reinterpret_cast<const volatile std::uint32_t *>(area + offsetof(struct rseq, cpu_id));
    if (sentinelDescriptor() != 0)
        sentinel.word = reinterpret_cast<volatile std::uint64_t *>(area + offsetof(struct rseq, rseq_cs));
#endif
    return sentinel;
}

} // namespace interleave
