// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_path.h"

#include <array>
#include <system_error>

#include <unistd.h>

namespace interleave {

std::optional<std::filesystem::path> findHostExecutable()
{
    namespace fs = std::filesystem;
    std::error_code ignored;
    const fs::path here = fs::read_symlink("/proc/self/exe", ignored).parent_path();
    const std::array candidates{
        here / "interleave-host",
        here.parent_path() / "libexec" / "interleave-host",
        fs::path(INTERLEAVE_LIBEXEC_DIR) / "interleave-host",
    };
    for (const fs::path &candidate : candidates) {
        if (fs::is_regular_file(candidate, ignored) && ::access(candidate.c_str(), X_OK) == 0)
            return candidate;
    }
    return std::nullopt;
}

} // namespace interleave
