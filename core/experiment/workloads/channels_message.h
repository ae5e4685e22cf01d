// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace interleave {

/// A message whose every byte is known to both sides: a pattern that stays, with the message's number at the begin of every block. Looking at all of
/// them costs little beside copying them. Owned and used by one worker.
class ChannelsMessage
{
public:
    explicit ChannelsMessage(std::size_t bytes) : m_pattern(bytes), m_bytes(bytes)
    {
        std::uint64_t word = 0x9e3779b97f4a7c15;
        for (std::byte &byte : m_pattern) {
            word = word * 6364136223846793005u + 1442695040888963407u;
            byte = static_cast<std::byte>(word >> 56);
        }
        m_bytes = m_pattern;
    }

    std::vector<std::byte> &bytes() { return m_bytes; }

    void write(std::uint64_t number) { mark(m_bytes, number); }
    /// Is this what write() made of that number?
    bool is(std::uint64_t number)
    {
        mark(m_pattern, number);
        return std::memcmp(m_bytes.data(), m_pattern.data(), m_bytes.size()) == 0;
    }
    /// What is there now cannot be taken for the next message.
    void spoil() { m_bytes.front() = ~m_bytes.front(); }

private:
    static constexpr std::size_t block = 4096;

    static void mark(std::vector<std::byte> &bytes, std::uint64_t number)
    {
        for (std::size_t at = 0; at < bytes.size(); at += block) {
            const std::uint64_t word = number + at;
            std::memcpy(bytes.data() + at, &word, std::min(sizeof word, bytes.size() - at));
        }
    }

    std::vector<std::byte> m_pattern;
    std::vector<std::byte> m_bytes;
};

} // namespace interleave
