// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <string>
#include <string_view>

namespace interleave {

/// A result being written. A plain file appears whole or not at all: it is written beside its name and then takes its place, so a full disk
/// leaves what was there before. Devices and pipes are written straight. The first error is kept and told by commit(). One thread.
class ResultFile
{
public:
    explicit ResultFile(const std::string &path); ///< "-": standard output
    ~ResultFile();
    ResultFile(const ResultFile &) = delete;
    ResultFile &operator=(const ResultFile &) = delete;

    void write(std::string_view text);
    /// Error: cannotWrite with the path and the system's reason.
    Result<void> commit();

    /// Could a file of this name be written now? Leaves nothing behind.
    static Result<void> check(const std::string &path);

private:
    void flush();
    void fail(int errnoValue);

    std::string m_path;
    std::string m_temporary; ///< empty: written straight
    UniqueFd m_fd;
    std::string m_buffer;
    int m_error = 0;
};

/// Makes the folder where it is missing. Error: cannotWrite.
Result<void> makeFolder(const std::string &path);

} // namespace interleave
