// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>

namespace interleave {

/// Memory the host has for no other purpose than to be big when it forks: every 4 KiB page written once, never huge pages.
class Ballast
{
public:
    /// Error: systemCallFailed. 0 MiB is no memory at all.
    static Result<Ballast> touch(std::int64_t mebibytes);

private:
    struct Unmap
    {
        std::size_t bytes;
        void operator()(std::byte *memory) const;
    };
    explicit Ballast(std::unique_ptr<std::byte, Unmap> memory) : m_memory(std::move(memory)) {}

    std::unique_ptr<std::byte, Unmap> m_memory;
};

} // namespace interleave
