// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

namespace interleave {

// The accesses under study. One update is one load, one addition, one store of one 64-bit word, as the naive code compiles to; the word is
// atomic and relaxed only so that C++ gives the race a meaning. An empty asm between load and store keeps the compiler from joining
// them, or one update with the next.

enum class Variable : std::uint32_t { loadStore, plainVolatile, fetchAdd };

/// Adds `n` to the value and 1 to the number of updates.
constexpr std::uint64_t updateBy(std::int64_t n)
{
    return (std::uint64_t{1} << 32) + static_cast<std::uint64_t>(n);
}

/// Time that passes between load and store, so that another worker can come in between. Busy, never asleep; 0: none.
class RaceWindow
{
public:
    RaceWindow(const Probe &probe, std::uint64_t stamps) : m_probe(probe), m_stamps(stamps) {}

    void pass() const
    {
        if (__builtin_expect(m_stamps == 0, 1))
            return;
        const std::uint64_t begin = m_probe.now();
        while (m_probe.now() - begin < m_stamps) {
        }
    }

private:
    const Probe &m_probe;
    std::uint64_t m_stamps;
};

inline void updateByLoadStore(AtomicU64 &cell, std::uint64_t change, const RaceWindow &window)
{
    std::uint64_t word = cell.load(std::memory_order_relaxed);
    window.pass();
    asm volatile("" : "+r"(word));
    cell.store(word + change, std::memory_order_relaxed);
}

// The demonstration device of old text books: a data race in the eyes of C++, so ThreadSanitizer must look away here and nowhere else.
#if defined(__SANITIZE_THREAD__)
#define INTERLEAVE_RACES_ON_PURPOSE __attribute__((no_sanitize("thread"), noinline))
#else
#define INTERLEAVE_RACES_ON_PURPOSE
#endif
INTERLEAVE_RACES_ON_PURPOSE inline void updateVolatile(AtomicU64 &cell, std::uint64_t change, const RaceWindow &window)
{
    static_assert(sizeof(AtomicU64) == sizeof(std::uint64_t));
    volatile std::uint64_t &variable = reinterpret_cast<volatile std::uint64_t &>(cell);
    std::uint64_t word = variable;
    window.pass();
    asm volatile("" : "+r"(word));
    variable = word + change;
}
#undef INTERLEAVE_RACES_ON_PURPOSE

/// One indivisible instruction: nothing lies between load and store.
inline void updateByFetchAdd(AtomicU64 &cell, std::uint64_t change, const RaceWindow &window)
{
    window.pass();
    cell.fetch_add(change, std::memory_order_relaxed);
}

template <Variable variable>
void update(AtomicU64 &cell, std::uint64_t change, const RaceWindow &window)
{
    if constexpr (variable == Variable::loadStore)
        updateByLoadStore(cell, change, window);
    else if constexpr (variable == Variable::plainVolatile)
        updateVolatile(cell, change, window);
    else
        updateByFetchAdd(cell, change, window);
}

} // namespace interleave
