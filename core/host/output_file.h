// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <string>

#include <sys/types.h>

namespace interleave {

/// Where everything of a run writes its stdout and stderr: a memfd in append mode, so that no writer ever waits for a reader. One thread.
class OutputFile
{
public:
    static Result<OutputFile> create();

    int fd() const { return m_fd.get(); } ///< for the writers
    /// The last 64 KiB at most.
    std::string tail() const;
    /// Copies what came since the last call.
    void copyNewTo(int fd);

private:
    explicit OutputFile(UniqueFd fd) : m_fd(std::move(fd)) {}

    UniqueFd m_fd;
    off_t m_copied = 0;
};

} // namespace interleave
