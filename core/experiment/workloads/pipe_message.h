// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>

namespace interleave {

// What is in a message: nothing but marks of who it is, so that a piece that belongs to another one shows, wherever it begins. Messages of 8 bytes
// and more consist of words that count up; shorter ones repeat one byte.

struct PipeMark
{
    std::uint64_t number = 0; ///< of the message; of a short one the low 7 bits are all there is
    unsigned end = 0;         ///< 0: sent at A, 1: sent at B
    bool locked = false;      ///< sent under the lock, with nobody around who did not take it
};

struct PipeFound
{
    PipeMark mark; ///< that of the first word
    bool whole = true;
    bool allLocked = true;
};

inline constexpr std::uint64_t pipeNumberMask = (std::uint64_t{1} << 38) - 1;

/// So that halves of two words do not make a third one that could be true.
constexpr std::uint64_t pipeCheck(const PipeMark &mark)
{
    return (((mark.number & pipeNumberMask) * 0x9e3779b97f4a7c15u >> 57) + mark.end * 5 + (mark.locked ? 3u : 0u)) & 0x7f;
}

/// From the low end: 17 bits of index (a message has at most 2^17 words), 7 of check, 38 of number, lock, end.
constexpr std::uint64_t pipeWord(const PipeMark &mark, std::size_t index)
{
    return (pipeCheck(mark) << 17) | (std::uint64_t{mark.end} << 63) | (std::uint64_t{mark.locked} << 62) | ((mark.number & pipeNumberMask) << 24) |
           index;
}

inline void writePipeMessage(std::span<std::byte> bytes, const PipeMark &mark)
{
    if (bytes.size() < sizeof(std::uint64_t)) {
        std::memset(bytes.data(), static_cast<int>((mark.end << 7) | (mark.number & 0x7f)), bytes.size());
        return;
    }
    for (std::size_t at = 0, index = 0; at < bytes.size(); at += sizeof(std::uint64_t), ++index) {
        const std::uint64_t word = pipeWord(mark, index);
        std::memcpy(bytes.data() + at, &word, std::min(sizeof word, bytes.size() - at));
    }
}

inline PipeFound readPipeMessage(std::span<const std::byte> bytes)
{
    PipeFound found;
    if (bytes.size() < sizeof(std::uint64_t)) {
        const auto first = static_cast<std::uint8_t>(bytes.front());
        found.mark = {.number = first & 0x7fu, .end = static_cast<unsigned>(first >> 7), .locked = false};
        found.allLocked = false;
        for (const std::byte byte : bytes)
            found.whole = found.whole && byte == bytes.front();
        return found;
    }
    std::uint64_t first = 0;
    std::memcpy(&first, bytes.data(), sizeof first);
    found.mark = {.number = (first >> 24) & pipeNumberMask, .end = static_cast<unsigned>(first >> 63), .locked = ((first >> 62) & 1) != 0};
    for (std::size_t at = 0, index = 0; at < bytes.size(); at += sizeof(std::uint64_t), ++index) {
        const std::size_t length = std::min(sizeof(std::uint64_t), bytes.size() - at);
        const std::uint64_t expected = pipeWord(found.mark, index);
        found.whole = found.whole && std::memcmp(bytes.data() + at, &expected, length) == 0;
        if (length == sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data() + at, sizeof word);
            found.allLocked = found.allLocked && ((word >> 62) & 1) != 0;
        }
    }
    return found;
}

} // namespace interleave
