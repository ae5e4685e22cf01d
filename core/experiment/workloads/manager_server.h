// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/manager.h"
#include "core/experiment/workloads/manager_protocol.h"

#include <list>

namespace interleave {

/// Owns the dict and the list. Does one call after the other: no two of them ever meet in the middle. Owned and used by one worker.
class ManagerServer
{
public:
    ManagerServer(WorkerContext &context, ManagerRoot &root);
    /// Serves until the run is over.
    void run();

private:
    struct Connection
    {
        enum class Stage { asked, trusted, asksBack };

        UniqueFd socket;
        std::vector<std::byte> received;
        Digest challenge{};
        Stage stage = Stage::asked;
    };

    void accept();
    bool serve(Connection &connection);
    bool answer(Connection &connection, const ManagerMessage &message);
    bool prove(Connection &connection, const ManagerMessage &message);
    ManagerMessage call(const ManagerMessage &message);
    bool send(const Connection &connection, const ManagerMessage &message);
    void show();

    WorkerContext &m_context;
    ManagerRoot &m_root;
    ChannelJournal m_calls;
    ChannelJournal m_replies;
    std::list<Connection> m_connections;
    std::int64_t m_number = 0;              ///< d["k"]
    std::vector<std::int64_t> m_list;       ///< l
    std::vector<std::int64_t> m_nestedList; ///< d["l"]
    std::uint64_t m_shownBefore = 0;        ///< of the rounds before
};

} // namespace interleave
