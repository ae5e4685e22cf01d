// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/settings.h"
#include "core/host/host_client.h"

#include <functional>
#include <initializer_list>
#include <memory>
#include <string>
#include <utility>

namespace interleave {

/// A real run of a real experiment, driven as the session drives it.
class HostRun
{
public:
    using Values = std::initializer_list<std::pair<std::string_view, std::string_view>>;

    /// Rounds repeat until stop unless `rounds` says otherwise. Not released yet. Throws where the host cannot be started.
    explicit HostRun(std::string_view experiment, Values values = {}, std::uint32_t rounds = 0);

    /// Polls until the condition holds. False when the run ended before it did.
    bool waitUntil(const std::function<bool()> &condition);
    bool waitUntilRunning();
    void waitUntilEnded();
    /// As the session does it: the segment first, then the word to the host.
    void setLive(std::string_view name, std::string_view text);

    LaneSlot &lane(std::uint32_t index) const { return segment.lane({index}); }
    LaneState stateOf(std::uint32_t index) const { return static_cast<LaneState>(lane(index).state.load(std::memory_order_acquire)); }
    unsigned lanesIn(LaneState state) const;
    std::uint64_t operationsOf(std::uint32_t index) const { return lane(index).counters.operations.load(); }
    /// What went wrong, and what the run printed: a sanitizer's report is in there.
    std::string trouble() const;
    /// The main process of the run, 0 while there is none.
    pid_t hostPid() const;

    Catalogue catalogue;
    Settings settings;
    Segment segment;
    std::unique_ptr<HostClient> client;
};

} // namespace interleave
