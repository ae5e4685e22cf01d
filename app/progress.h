// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>

namespace interleave {

class RunSession;

/// One line on stderr while a run goes on, only where stderr is a terminal; wiped at the end.
class Progress
{
public:
    /// `before`: what the line begins with, such as which run of several this is.
    explicit Progress(QString before = {});
    ~Progress();
    Progress(const Progress &) = delete;
    Progress &operator=(const Progress &) = delete;

    void show(const RunSession &session);

private:
    QString m_before;
    bool m_wanted = false;
    bool m_shown = false;
    Nanos m_next = 0;
};

} // namespace interleave
