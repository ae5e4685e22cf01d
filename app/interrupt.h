// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"

#include <csignal>

namespace interleave {

/// Turns Ctrl+C and SIGTERM into something to poll for: while it lives, they no longer end the process. Make it before the first thread, so
/// that none of them gets the signals in its stead.
class Interrupt
{
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt &) = delete;
    Interrupt &operator=(const Interrupt &) = delete;

    int fd() const { return m_fd.get(); } ///< readable when a signal has come
    /// Signals since the last call.
    int take();

private:
    sigset_t m_before{};
    UniqueFd m_fd;
};

} // namespace interleave
