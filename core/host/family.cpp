// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/family.h"

#include "core/host/process_tree.h"

#include <algorithm>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Children of this process that the guard left: reparenting changes the parent, never the session.
std::vector<pid_t> orphansOf(pid_t session)
{
    std::vector<pid_t> children = childrenOf(::getpid());
    children.erase(std::remove_if(children.begin(), children.end(), [session](pid_t pid) { return ::getsid(pid) != session; }), children.end());
    return children;
}

} // namespace

bool killSession(pid_t session)
{
    if (orphansOf(session).empty())
        return true;
    stopAndKill([session] {
        std::vector<pid_t> all = orphansOf(session);
        const std::size_t direct = all.size();
        for (std::size_t i = 0; i < direct; ++i) {
            const std::vector<pid_t> below = descendantsOf(all[i]);
            all.insert(all.end(), below.begin(), below.end());
        }
        return all;
    });
    for (const pid_t pid : orphansOf(session))
        ::waitpid(pid, nullptr, WNOHANG);
    return orphansOf(session).empty();
}

} // namespace interleave
