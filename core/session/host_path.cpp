// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/host_path.h"

#include <cerrno>
#include <filesystem>

#include <unistd.h>

namespace interleave {

Result<std::string> findHostExecutable()
{
    namespace fs = std::filesystem;
    std::error_code failure;
    const fs::path self = fs::read_symlink("/proc/self/exe", failure);
    if (failure)
        return Error{ErrorCode::startFailed, {"/proc/self/exe", failure.message()}};
    const fs::path beside = self.parent_path() / "interleave-host";
    const fs::path installed = self.parent_path().parent_path() / "libexec" / "interleave" / "interleave-host";
    for (const fs::path &candidate : {beside, installed}) {
        if (::access(candidate.c_str(), X_OK) == 0)
            return candidate.string();
    }
    return Error{ErrorCode::startFailed, {beside.string(), std::generic_category().message(ENOENT)}};
}

} // namespace interleave
