// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_run.h"

#include "core/experiment/workload.h"
#include "core/host/process_tree.h"

#include <stdexcept>

#include <poll.h>

namespace interleave {

namespace {

template <typename T>
T orThrow(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().toString());
    return std::move(*result);
}

Settings settingsFor(const Catalogue &catalogue, std::string_view experiment, HostRun::Values values)
{
    Settings settings(*orThrow(catalogue.find(experiment)));
    for (const auto &[name, text] : values) {
        if (const auto set = settings.set(name, text); !set)
            throw std::runtime_error(set.error().toString());
    }
    return settings;
}

} // namespace

HostRun::HostRun(std::string_view experiment, Values values, std::uint32_t rounds) :
    settings(settingsFor(catalogue, experiment, values)), segment(orThrow(Segment::create()))
{
    segment.control().roundsWanted.store(rounds);
    client = orThrow(HostClient::start({.hostExecutable = INTERLEAVE_HOST_EXECUTABLE}, segment, settings));
}

bool HostRun::waitUntil(const std::function<bool()> &condition)
{
    while (!condition()) {
        if (client->phase() == HostPhase::ended)
            return condition();
        pollfd fd{client->wakeFd(), POLLIN, 0};
        ::poll(&fd, 1, 5);
        client->poll();
    }
    return true;
}

bool HostRun::waitUntilRunning()
{
    client->release();
    return waitUntil([this] { return client->phase() == HostPhase::running; });
}

void HostRun::waitUntilEnded()
{
    waitUntil([this] { return client->phase() == HostPhase::ended; });
}

void HostRun::setLive(std::string_view name, std::string_view text)
{
    if (const auto set = settings.set(name, text); !set)
        throw std::runtime_error(set.error().toString());
    const ParameterId id = settings.experiment().find(name);
    segment.control().live[id.value].store(settings.raw(id));
    const auto wanted = settings.experiment().workload->wanted(settings);
    for (unsigned role = 0; role < maxRoles; ++role)
        segment.control().wanted[role].store(wanted[role]);
    client->liveChanged();
}

unsigned HostRun::lanesIn(LaneState state) const
{
    unsigned count = 0;
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i)
        count += stateOf(i) == state ? 1 : 0;
    return count;
}

std::string HostRun::trouble() const
{
    return (client->error() ? client->error()->toString() : std::string("no error")) + '\n' + client->output();
}

pid_t HostRun::hostPid() const
{
    const std::vector<pid_t> children = childrenOf(client->guardPid());
    return children.empty() ? 0 : children.front();
}

} // namespace interleave
