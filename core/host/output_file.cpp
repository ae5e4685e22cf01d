// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/output_file.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace interleave {

Result<OutputFile> OutputFile::create()
{
    UniqueFd fd(::memfd_create("interleave-output", MFD_CLOEXEC));
    if (!fd.isOpen())
        return systemError("memfd_create", errno);
    if (::fcntl(fd.get(), F_SETFL, O_APPEND) != 0)
        return systemError("fcntl(F_SETFL)", errno);
    return OutputFile(std::move(fd));
}

std::string OutputFile::tail() const
{
    constexpr off_t most = 64 * 1024;
    struct stat status = {};
    ::fstat(m_fd.get(), &status);
    std::string text(static_cast<std::size_t>(std::min(status.st_size, most)), '\0');
    const ssize_t length = ::pread(m_fd.get(), text.data(), text.size(), std::max<off_t>(status.st_size - most, 0));
    text.resize(length > 0 ? static_cast<std::size_t>(length) : 0);
    return text;
}

void OutputFile::copyNewTo(int fd)
{
    std::array<char, 4096> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by pread
    ssize_t length = 0;
    while ((length = ::pread(m_fd.get(), buffer.data(), buffer.size(), m_copied)) > 0) {
        m_copied += length;
        if (::write(fd, buffer.data(), static_cast<std::size_t>(length)) < 0)
            return;
    }
}

} // namespace interleave
