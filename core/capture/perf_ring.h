// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include <linux/perf_event.h>

namespace interleave {

/// One perf event with its ring, mapped. The kernel writes, one thread of ours reads.
class PerfRing
{
public:
    /// `pages`: of the ring, a power of two. Errors: systemCallFailed with "perf_event_open" or "mmap".
    static Result<PerfRing> open(perf_event_attr attr, int pid, int cpu, std::size_t pages);

    /// What an ordinary user may map is limited for all rings together: tries `openAll(pages)` with less and less until none is refused.
    /// Returns the last error.
    template <typename OpenAll>
    static Result<void> withAsManyPagesAsAllowed(std::size_t pages, OpenAll openAll)
    {
        for (;; pages /= 2) {
            Result<void> opened = openAll(pages);
            if (opened || pages <= fewestPages || opened.error().arguments.front() != "mmap")
                return opened;
        }
    }

    PerfRing(PerfRing &&other) noexcept;
    PerfRing &operator=(PerfRing &&other) noexcept;
    ~PerfRing();

    int fd() const { return m_fd.get(); }
    /// Calls `read` for each complete record that was there at the beginning, then frees them. The header's size covers what follows it.
    void drain(const std::function<void(const perf_event_header &)> &read);

private:
    static constexpr std::size_t fewestPages = 8;

    PerfRing(UniqueFd fd, void *base, std::size_t bytes, std::size_t page) : m_fd(std::move(fd)), m_base(base), m_bytes(bytes), m_page(page) {}

    UniqueFd m_fd;
    void *m_base = nullptr;
    std::size_t m_bytes = 0; ///< of the mapping
    std::size_t m_page = 0;
    std::vector<std::byte> m_wrapped; ///< a record that lies across the ring's end, put together
};

} // namespace interleave
