// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace interleave {

/// Says when nobody looks at something old any more. A view pins the epoch it was taken in; what the writer retires in an epoch is freed
/// once every view of it and of earlier ones is gone. Nobody waits: the writer asks again at its next publish.
///
/// `m_epoch` and `m_pins` are sequentially consistent: either a reader sees the new epoch and pins that, or the writer sees its pin on the old one.
class Reclaimer
{
public:
    // any thread
    unsigned pin() const
    {
        for (;;) {
            const std::uint64_t epoch = m_epoch.load();
            const auto side = static_cast<unsigned>(epoch % 2);
            m_pins[side].fetch_add(1);
            if (m_epoch.load() == epoch)
                return side;
            m_pins[side].fetch_sub(1);
        }
    }
    void unpin(unsigned side) const { m_pins[side].fetch_sub(1); }

    // writer
    /// `free` runs in collect(), on the writer's thread.
    void retire(std::function<void()> free) { m_young.push_back(std::move(free)); }
    void collect()
    {
        if (!m_old.empty() && m_pins[(m_epoch.load() + 1) % 2].load() == 0) {
            for (const auto &free : std::exchange(m_old, {}))
                free();
        }
        // A new epoch begins only when the side it will use is empty of the epoch before the last.
        if (m_old.empty() && !m_young.empty() && m_pins[(m_epoch.load() + 1) % 2].load() == 0) {
            m_old.swap(m_young);
            m_epoch.fetch_add(1);
        }
    }

private:
    std::atomic<std::uint64_t> m_epoch{0};
    mutable std::array<std::atomic<std::uint32_t>, 2> m_pins{};
    std::vector<std::function<void()>> m_young; ///< retired in this epoch
    std::vector<std::function<void()>> m_old;   ///< retired in the one before
};

} // namespace interleave
