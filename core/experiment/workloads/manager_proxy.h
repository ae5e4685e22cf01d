// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/manager.h"
#include "core/experiment/workloads/manager_protocol.h"

namespace interleave {

/// One client's connection to the manager: what is called here is done there. Owned and used by one worker.
class ManagerProxy
{
public:
    enum class Failure : std::uint8_t { none, refused, serverGone, runOver };

    ManagerProxy(WorkerContext &context, ManagerRoot &root);

    /// Connects and proves, both ways, that the key is known.
    Failure connect(const Digest &key);
    bool isConnected() const { return m_socket.isOpen(); }

    std::int64_t get() { return call(ManagerVerb::get, 0).head.value; }
    void set(std::int64_t value) { call(ManagerVerb::set, value); }
    void append(std::int64_t value) { call(ManagerVerb::append, value); }
    std::int64_t length() { return call(ManagerVerb::length, 0).head.value; }
    std::vector<std::int64_t> getList() { return call(ManagerVerb::getList, 0).words; }
    void setList(std::vector<std::int64_t> list) { call(ManagerVerb::setList, 0, std::move(list)); }
    void reset() { call(ManagerVerb::reset, 0); }

    /// Of the first call that failed; after it every call does nothing.
    Failure failure() const { return m_failure; }

private:
    ManagerMessage call(ManagerVerb verb, std::int64_t value, std::vector<std::int64_t> words = {});
    bool send(const ManagerMessage &message);
    std::optional<ManagerMessage> receive();
    Failure closedBecause() const;

    WorkerContext &m_context;
    ManagerRoot &m_root;
    ChannelJournal m_calls;
    ChannelJournal m_replies;
    UniqueFd m_socket;
    std::vector<std::byte> m_received;
    std::uint64_t m_count = 0;
    Failure m_failure = Failure::none;
};

} // namespace interleave
