// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/placement.h"

#include "core/base/sched_attributes.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <system_error>

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

int policyNumber(std::string_view word)
{
    if (word == "batch")
        return SCHED_BATCH;
    if (word == "idle")
        return SCHED_IDLE;
    if (word == "fifo")
        return SCHED_FIFO;
    if (word == "rr")
        return SCHED_RR;
    return SCHED_OTHER;
}

int setPolicy(std::string_view word)
{
    SchedAttributes attributes{};
    if (const int error = getSchedAttributes(attributes); error != 0)
        return error;
    attributes.policy = static_cast<std::uint32_t>(policyNumber(word));
    attributes.flags = 0;
    attributes.priority = word == "fifo" || word == "rr" ? 1 : 0;
    attributes.runtime = 0;
    return setSchedAttributes(attributes);
}

std::vector<int> pinnedTo(std::string_view pinning, LaneId lane, const std::vector<int> &cores)
{
    if (pinning == "one-core-each")
        return {cores[lane.value % cores.size()]};
    if (pinning == "same-core")
        return {cores.front()};
    return cores;
}

} // namespace

std::vector<int> allowedCores()
{
    cpu_set_t set;
    CPU_ZERO(&set);
    std::vector<int> cores;
    if (::sched_getaffinity(0, sizeof set, &set) != 0)
        return {0};
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(core, &set))
            cores.push_back(core);
    }
    return cores;
}

bool isRealTime(const Settings &settings)
{
    const std::string_view policy = settings.choice("policy");
    return policy == "fifo" || policy == "rr";
}

std::vector<int> workerCores(const Settings &settings, const std::vector<int> &allowed)
{
    std::vector<int> cores = allowed;
    const auto most = static_cast<std::size_t>(settings.integer("cores"));
    if (most != 0 && most < cores.size())
        cores.resize(most);
    if (isRealTime(settings) && cores.size() == allowed.size() && cores.size() > 1)
        cores.pop_back();
    return cores;
}

int setCores(pid_t tid, const std::vector<int> &cores)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    for (const int core : cores)
        CPU_SET(core, &set);
    return ::sched_setaffinity(tid, sizeof set, &set) == 0 ? 0 : errno;
}

void placeWorker(LaneSlot &slot, LaneId lane, const Settings &settings)
{
    const auto record = [&slot](PlacementRefusal kind, std::int32_t error) { slot.placementErrno[static_cast<std::size_t>(kind)] = error; };
    const std::vector<int> allowed = allowedCores();
    const std::vector<int> cores = pinnedTo(settings.choice("pinning"), lane, workerCores(settings, allowed));
    if (cores.size() < allowed.size())
        record(PlacementRefusal::cores, setCores(0, cores));

    if (const auto nice = static_cast<int>(settings.integer("nice")); nice != 0)
        record(PlacementRefusal::nice, ::setpriority(PRIO_PROCESS, 0, nice) == 0 ? 0 : errno);

    const std::string_view policy = settings.choice("policy");
    if (policy != "other") {
        const bool noRoom = isRealTime(settings) && allowed.size() < 2; // the host does not confine itself then: these are all
        record(PlacementRefusal::policy, noRoom ? placementNeedsTwoCores : setPolicy(policy));
    }
    if (const double slice = settings.real("slice_ms"); slice > 0)
        record(PlacementRefusal::slice, setTimeSlice(std::llround(slice * 1e6)));
}

std::string refusalSubject(PlacementRefusal kind, const Settings &settings)
{
    std::string_view name;
    switch (kind) {
    case PlacementRefusal::cores: name = settings.choice("pinning") == "free" ? "cores" : "pinning"; break;
    case PlacementRefusal::nice: name = "nice"; break;
    case PlacementRefusal::policy: name = "policy"; break;
    case PlacementRefusal::slice: name = "slice_ms"; break;
    case PlacementRefusal::count: break;
    }
    const ParameterId id = settings.experiment().find(name);
    if (!id.isValid())
        return std::string(name);
    return std::string(name) + " " + valueText(settings.experiment().parameter(id), settings.raw(id));
}

std::string refusalReason(std::int32_t error)
{
    return error == placementNeedsTwoCores ? "cores-missing|2" : std::generic_category().message(error);
}

} // namespace interleave
