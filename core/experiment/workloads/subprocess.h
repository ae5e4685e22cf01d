// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

#include <algorithm>
#include <string>

namespace interleave {

/// Somebody else's program, with its input and its outputs in our hands.
ExperimentInfo subprocessExperiment();

enum SubprocessRole : unsigned { subprocessMainRole, subprocessProgramRole };
enum class ReadOutput : std::uint64_t { whileItRuns, afterItsEnd };

inline constexpr std::uint32_t longestCommand = 4096;
inline constexpr std::uint32_t keptOutput = 4096;
inline constexpr std::uint64_t pipeBytes = 64 * 1024; ///< what the kernel keeps for the other side, unless told otherwise
inline constexpr unsigned programPipes = 3;           ///< its stdin, stdout, stderr

struct KeptText
{
    AtomicU32 length;
    char text[keptOutput];

    std::string str() const { return {text, std::min<std::size_t>(length.load(std::memory_order_acquire), keptOutput)}; }
};

/// Shared state of a run; the claims read it.
struct SubprocessRoot
{
    std::int32_t stopFd;             ///< an eventfd that is readable when something must be looked at; in host and main program
    AtomicU32 objects[programPipes]; ///< the pipes, as object indices
    KeptText command;                ///< as it was typed
    KeptText input;                  ///< likewise
    KeptText output;                 ///< the first of what it wrote to stdout
    KeptText errors;                 ///< and to stderr
    AtomicU64 bytesIn;               ///< that went into its stdin
    AtomicU64 bytesOut;              ///< that came out of its stdout
    AtomicU64 bytesError;
    AtomicU64 sumIn; ///< checksums of the two, over every byte in order
    AtomicU64 sumOut;
    AtomicU64 fullest; ///< most bytes that stood in its stdout
    AtomicU32 started;
    AtomicI64 startError; ///< errno of the start; 0: none
    AtomicU32 ended;
    AtomicI64 waitStatus;
    AtomicU32 timedOut;
    AtomicU32 stuck;      ///< its output was full, and nobody would read it before it ended
    AtomicU32 leftBehind; ///< processes of its session that were still there after the end
    AtomicU32 killedToo;  ///< processes of its session that were killed, itself among them
};

/// Byte number `at` of an input that is made, not typed.
constexpr char madeInput(std::uint64_t at)
{
    return at % 64 == 63 ? '\n' : static_cast<char>('a' + (at * 7 + at / 64) % 26);
}

/// Checksum over bytes in order (FNV-1a).
constexpr std::uint64_t sumOfNothing = 0xcbf2'9ce4'8422'2325;
constexpr std::uint64_t sumWith(std::uint64_t sum, char byte)
{
    return (sum ^ static_cast<unsigned char>(byte)) * 0x100'0000'01b3;
}

} // namespace interleave
