// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_request.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace interleave {

namespace {

constexpr const char *changeForm = "SECONDS:NAME=VALUE";

std::string liveNames(const ExperimentInfo &experiment)
{
    std::string names;
    for (const Parameter &parameter : experiment.parameters) {
        if (parameter.isLive())
            names += (names.empty() ? "" : ", ") + std::string(parameter.name);
    }
    return names;
}

/// "0.5:lock=mutex".
Result<ScheduledChange> changeOf(const ExperimentInfo &experiment, const std::string &given)
{
    const auto colon = given.find(':');
    const auto equals = colon == std::string::npos ? colon : given.find('=', colon);
    if (equals == std::string::npos)
        return Error{ErrorCode::badSchedule, {given, changeForm}};
    double seconds = -1;
    const auto read = std::from_chars(given.data(), given.data() + colon, seconds);
    if (colon == 0 || read.ec != std::errc() || read.ptr != given.data() + colon || !(seconds >= 0 && seconds <= 3600))
        return Error{ErrorCode::badSchedule, {given, std::string(changeForm) + " (0-3600)"}};
    const std::string name = given.substr(colon + 1, equals - colon - 1);
    Settings named(experiment);
    if (auto known = named.set(name, given.substr(equals + 1)); !known)
        return known.error();
    const ParameterId id = experiment.find(name);
    if (!experiment.parameter(id).isLive())
        return Error{ErrorCode::parameterNotLive, {name, liveNames(experiment)}};
    return ScheduledChange{static_cast<Nanos>(std::llround(seconds * 1e9)), id, named.raw(id)};
}

} // namespace

Result<const ExperimentInfo *> findExperiment(const Catalogue &catalogue, const std::string &id)
{
    if (!id.empty())
        return catalogue.find(id);
    std::string ids;
    for (const ExperimentInfo &experiment : catalogue.experiments())
        ids += (ids.empty() ? "" : ", ") + std::string(experiment.id);
    return Error{ErrorCode::optionNeedsValue, {"ID", ids}};
}

Result<RunRequest> makeRunRequest(const Catalogue &catalogue, const RunArguments &arguments)
{
    const auto experiment = findExperiment(catalogue, arguments.experiment);
    if (!experiment)
        return experiment.error();
    auto begun = arguments.preset.empty() ? Result<Settings>(Settings(**experiment)) : Settings::ofPreset(**experiment, arguments.preset);
    if (!begun)
        return begun.error();
    Settings &settings = *begun;
    for (const auto &[name, value] : arguments.parameters) {
        if (auto done = settings.set(name, value); !done)
            return done.error();
    }
    if (auto sound = settings.check(); !sound)
        return sound.error();
    RunRequest request(settings);
    request.capture = arguments.capture;
    if (arguments.seconds)
        request.duration = static_cast<Nanos>(std::llround(*arguments.seconds * 1e9));
    for (const std::string &given : arguments.changes) {
        auto change = changeOf(**experiment, given);
        if (!change)
            return change.error();
        request.changes.push_back(*change);
    }
    std::stable_sort(
        request.changes.begin(), request.changes.end(), [](const ScheduledChange &a, const ScheduledChange &b) { return a.after < b.after; });
    for (const ScheduledChange &change : request.changes) {
        settings.setRaw(change.parameter, change.value);
        if (auto sound = settings.check(); !sound)
            return sound.error();
    }
    request.keepEvents = !arguments.outputs.csv.empty();
    return request;
}

} // namespace interleave
