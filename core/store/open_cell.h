// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/packed_slice.h"

#include <array>
#include <atomic>
#include <bit>
#include <optional>

namespace interleave {

/// What goes on now in a track: one slice that the writer replaces and readers copy whole.
///
/// Two records in turn; `m_turn` says which holds. The writer fills the other one and then moves `m_turn` (release); a reader copies the record
/// of the turn it saw (acquire) and looks whether the turn is still the same. All words are atomic, so that a torn copy is a value to be thrown
/// away and never a data race. A word's release store is the partner of its acquire load: who sees a word of turn n + 2 also sees turn n + 1.
class OpenCell
{
public:
    /// Writer.
    void set(const std::optional<Slice> &slice)
    {
        std::array<std::uint64_t, 3> words{};
        if (slice) {
            Slice stub = *slice;
            stub.end = stub.begin;
            const PackedSlice packed = pack(stub);
            words = {(std::uint64_t{packed.beginHigh} << 32) | packed.beginLow, (std::uint64_t{packed.what} << 32) | packed.who,
                (std::uint64_t{1} << 32) | (std::uint64_t{packed.cpuAndState} << 8) | packed.flags};
        }
        const std::uint64_t next = m_turn.load(std::memory_order_relaxed) + 1;
        Record &record = m_records[next % 2];
        for (unsigned i = 0; i < record.size(); ++i)
            record[i].store(words[i], std::memory_order_release);
        m_turn.store(next, std::memory_order_release);
    }

    /// Any thread. Its end is its begin.
    std::optional<Slice> get() const
    {
        for (;;) {
            const std::uint64_t turn = m_turn.load(std::memory_order_acquire);
            const Record &record = m_records[turn % 2];
            const std::uint64_t time = record[0].load(std::memory_order_acquire);
            const std::uint64_t whatAndWho = record[1].load(std::memory_order_acquire);
            const std::uint64_t rest = record[2].load(std::memory_order_acquire);
            if (m_turn.load(std::memory_order_relaxed) != turn)
                continue; // at most once per publish of the writer
            if (!(rest >> 32))
                return std::nullopt;
            PackedSlice packed;
            packed.beginLow = static_cast<std::uint32_t>(time);
            packed.beginHigh = static_cast<std::uint16_t>(time >> 32);
            packed.what = static_cast<std::uint32_t>(whatAndWho >> 32);
            packed.who = static_cast<std::uint16_t>(whatAndWho);
            packed.cpuAndState = static_cast<std::uint16_t>(rest >> 8);
            packed.flags = static_cast<std::uint8_t>(rest);
            return unpack(packed);
        }
    }

private:
    using Record = std::array<std::atomic<std::uint64_t>, 3>;
    std::array<Record, 2> m_records{};
    std::atomic<std::uint64_t> m_turn{0};
};

} // namespace interleave
