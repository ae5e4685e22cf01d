// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/result_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace interleave {

namespace {

constexpr std::size_t bufferBytes = 1 << 16;

Error cannotWrite(const std::string &path, int errnoValue)
{
    return {ErrorCode::cannotWrite, {path, std::generic_category().message(errnoValue)}};
}

/// A plain file, or a name that is still free: something that can be replaced by renaming.
bool isReplaceable(const std::string &path)
{
    struct stat facts
    {};
    if (::lstat(path.c_str(), &facts) != 0)
        return errno == ENOENT;
    return S_ISREG(facts.st_mode);
}

mode_t permissionsOf(const std::string &path)
{
    struct stat facts
    {};
    if (::stat(path.c_str(), &facts) == 0)
        return facts.st_mode & 07777;
    const mode_t mask = ::umask(0);
    ::umask(mask);
    return 0666 & ~mask;
}

/// A file that may not be written may not be replaced either.
int openForWriting(const std::string &path, int flags)
{
    return ::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY | flags, 0666);
}

} // namespace

ResultFile::ResultFile(const std::string &path) : m_path(path)
{
    if (path == "-") {
        m_fd.reset(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0));
        if (!m_fd.isOpen())
            fail(errno);
        return;
    }
    if (isReplaceable(path) && check(path)) {
        std::string name = path + ".XXXXXX";
        m_fd.reset(::mkostemp(name.data(), O_CLOEXEC));
        if (m_fd.isOpen()) {
            m_temporary = name;
            return;
        }
    }
    m_fd.reset(openForWriting(path, O_CREAT | O_TRUNC));
    if (!m_fd.isOpen())
        fail(errno);
}

ResultFile::~ResultFile()
{
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
}

void ResultFile::fail(int errnoValue)
{
    if (m_error == 0)
        m_error = errnoValue == 0 ? EIO : errnoValue;
}

void ResultFile::flush()
{
    std::size_t done = 0;
    while (m_error == 0 && done < m_buffer.size()) {
        const ssize_t count = ::write(m_fd.get(), m_buffer.data() + done, m_buffer.size() - done);
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (errno != EINTR)
            fail(errno);
    }
    m_buffer.clear();
}

void ResultFile::write(std::string_view text)
{
    m_buffer += text;
    if (m_buffer.size() >= bufferBytes)
        flush();
}

Result<void> ResultFile::commit()
{
    flush();
    const mode_t permissions = permissionsOf(m_path);
    if (m_error == 0 && !m_temporary.empty() && ::fchmod(m_fd.get(), permissions) != 0)
        fail(errno);
    if (const int fd = m_fd.release(); fd >= 0 && ::close(fd) != 0)
        fail(errno);
    if (m_error == 0 && !m_temporary.empty()) {
        if (::rename(m_temporary.c_str(), m_path.c_str()) == 0)
            m_temporary.clear();
        else
            fail(errno);
    }
    if (m_error != 0)
        return cannotWrite(m_path == "-" ? "stdout" : m_path, m_error);
    return {};
}

Result<void> ResultFile::check(const std::string &path)
{
    if (path == "-")
        return {};
    UniqueFd existing(openForWriting(path, O_NONBLOCK));
    if (existing.isOpen() || errno == ENXIO) // ENXIO: a named pipe that nobody reads yet
        return {};
    if (errno != ENOENT)
        return cannotWrite(path, errno);
    UniqueFd fresh(openForWriting(path, O_CREAT | O_EXCL));
    if (!fresh.isOpen())
        return cannotWrite(path, errno);
    ::unlink(path.c_str());
    return {};
}

Result<void> makeFolder(const std::string &path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error)
        return cannotWrite(path, error.value());
    if (!std::filesystem::is_directory(path, error))
        return cannotWrite(path, ENOTDIR);
    if (::access(path.c_str(), W_OK | X_OK) != 0)
        return cannotWrite(path, errno);
    return {};
}

} // namespace interleave
