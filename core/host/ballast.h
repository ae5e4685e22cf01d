// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace interleave {

/// Memory the host has for no other purpose than to be big when it forks: every 4 KiB page written once, never huge pages. It only grows.
class Ballast
{
public:
    std::int64_t mebibytes() const { return m_mebibytes; }
    /// Error: systemCallFailed.
    Result<void> growTo(std::int64_t mebibytes);

private:
    struct Unmap
    {
        std::size_t bytes;
        void operator()(std::byte *memory) const;
    };

    std::vector<std::unique_ptr<std::byte, Unmap>> m_pieces;
    std::int64_t m_mebibytes = 0;
};

} // namespace interleave
