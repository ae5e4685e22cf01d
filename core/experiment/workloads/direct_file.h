// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <cstdint>
#include <cstdlib>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

namespace interleave {

inline constexpr std::int64_t directBlockBytes = 4096; ///< reads past the kernel's cache take whole blocks into memory aligned alike

struct FreeMemory
{
    void operator()(void *memory) const { std::free(memory); }
};
/// Memory as such reads need it.
using AlignedBlock = std::unique_ptr<void, FreeMemory>;
inline AlignedBlock makeAlignedBlock(std::size_t bytes = directBlockBytes)
{
    return AlignedBlock(std::aligned_alloc(directBlockBytes, bytes));
}

/// A file without a name.
struct DirectFile
{
    UniqueFd fd;
    bool direct = false; ///< its reads go past the kernel's cache; where that cannot be had a read may be no wait
};

/// Writes and syncs `bytes` (whole MiB). `fill(at, block)` is given what lies from byte `at` on.
/// Error: startFailed with `who` and the system's reason, where no folder takes it.
Result<DirectFile> makeDirectFile(std::string_view who, std::int64_t bytes, const std::function<void(std::int64_t, std::span<std::byte>)> &fill);

} // namespace interleave
