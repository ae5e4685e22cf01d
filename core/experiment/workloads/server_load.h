// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/server_models.h"

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace interleave {

/// The clients of one server, thousands of them in one thread: each asks, waits for the reply, thinks, asks again. Owned and used by one thread.
class ServerLoad
{
public:
    ServerLoad(WorkerContext &context, ServerRoot &root, ServerStage &stage);
    ~ServerLoad();
    ServerLoad(const ServerLoad &) = delete;
    ServerLoad &operator=(const ServerLoad &) = delete;

    /// Connects, and asks nothing; returns when all that the server will take now are there, or the run ends.
    void settle();
    /// Asks and checks replies for this long, and a little longer for the last replies.
    void run(Nanos length);

    std::uint32_t established() const { return m_established; }

private:
    enum class State : std::uint8_t { closed, connecting, idle, asking };
    struct Client
    {
        UniqueFd fd;
        State state = State::closed;
        bool served = false;
        std::uint32_t asked = 0; ///< requests so far: the number of the one under way
        Nanos since = 0;
        std::string in;
    };

    void follow();
    void waitForLast();
    bool open(std::uint32_t index);
    void close(std::uint32_t index);
    void turn(Nanos deadline);
    void handle(std::uint32_t index, std::uint32_t events);
    void ask(std::uint32_t index, Nanos now);
    void receive(std::uint32_t index);
    void replied(Client &client, bool right);
    void think(std::uint32_t index, Nanos until);
    void askThoseWhoHaveThought();
    std::uint32_t served() const;

    WorkerContext &m_context;
    ServerRoot &m_root;
    ServerStage &m_stage;
    ParameterId m_connections;
    ParameterId m_thinkMs;
    ParameterId m_blockMs;
    UniqueFd m_epoll;
    std::vector<Client> m_clients;
    std::deque<std::pair<Nanos, std::uint32_t>> m_thinking; ///< when who has thought enough, in order
    std::uint32_t m_target = 0;
    std::uint32_t m_opened = 0; ///< clients below it have been opened
    std::uint32_t m_established = 0;
    std::uint32_t m_asking = 0; ///< requests under way
    Nanos m_lastReply = 0;
    bool m_loading = false;
    bool m_closing = false; ///< no new requests
    bool m_outOfDescriptors = false;
};

} // namespace interleave
