// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/direct_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::int64_t pieceBytes = 1 << 20;

bool writeWhole(int fd, std::int64_t bytes, const std::function<void(std::int64_t, std::span<std::byte>)> &fill)
{
    const AlignedBlock piece = makeAlignedBlock(pieceBytes);
    if (!piece)
        return false;
    for (std::int64_t at = 0; at < bytes; at += pieceBytes) {
        fill(at, {static_cast<std::byte *>(piece.get()), pieceBytes});
        if (::pwrite(fd, piece.get(), pieceBytes, at) != pieceBytes)
            return false;
    }
    return ::fsync(fd) == 0;
}

} // namespace

Result<DirectFile> makeDirectFile(std::string_view who, std::int64_t bytes, const std::function<void(std::int64_t, std::span<std::byte>)> &fill)
{
    const char *wish = std::getenv("TMPDIR");
    int error = ENOENT;
    for (const std::string folder : {"/var/tmp", wish ? wish : "/tmp", "/tmp"}) {
        for (const int direct : {O_DIRECT, 0}) {
            std::string name = folder + "/interleave-XXXXXX";
            UniqueFd fd(::mkostemp(name.data(), O_CLOEXEC | direct));
            error = errno;
            if (fd.get() < 0)
                continue;
            ::unlink(name.c_str());
            if (writeWhole(fd.get(), bytes, fill))
                return DirectFile{std::move(fd), direct != 0};
            error = errno;
        }
    }
    return Error{ErrorCode::startFailed, {std::string(who), std::generic_category().message(error)}};
}

} // namespace interleave
