// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

namespace interleave {

class RunSession;

/// One line on stderr while a run goes on, only where stderr is a terminal; wiped at the end.
class Progress
{
public:
    Progress();
    ~Progress();
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void show(const RunSession &session);

private:
    bool m_wanted = false;
    bool m_shown = false;
    Nanos m_next = 0;
};

} // namespace interleave
