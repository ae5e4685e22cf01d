// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace interleave {

/// How a worker notices that it was off its core, for the price of one load: it publishes, in its rseq area, the descriptor of a restartable
/// sequence that nobody ever executes. Whenever the kernel takes the thread off its core (or delivers a signal to it) it finds the instruction
/// pointer outside of that sequence and clears the word. So a word that is still set means: not switched since arm().
///
/// A cleared word alone proves nothing (signals and some kernel housekeeping clear it too); the time slices in schedstat decide.
/// The thread must not use other restartable sequences.
struct Sentinel
{
    volatile std::uint64_t *word = nullptr;      ///< rseq::rseq_cs of the calling thread; nullptr where rseq is not to be had
    const volatile std::uint32_t *cpu = nullptr; ///< rseq::cpu_id, kept current by the kernel

    /// That of the calling thread; belongs to it and is valid as long as it lives (in the child after fork, too, once armed again).
    static Sentinel ofThisThread();
};

/// What arm() stores: the address of the descriptor; 0 on processors it was not written for.
std::uint64_t sentinelDescriptor();

} // namespace interleave
