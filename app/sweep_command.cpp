// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_command.h"

#include "app/console.h"
#include "app/interrupt.h"
#include "app/run_command.h"
#include "app/run_outputs.h"
#include "app/run_request.h"
#include "app/sweep_text.h"
#include "core/analysis/sweep.h"
#include "core/session/run_session.h"

#include <algorithm>

namespace interleave {

namespace {

/// All requests before the first run: a value that is not accepted must not come to light after an hour.
Result<std::vector<RunRequest>> makeRequests(const Catalogue &catalogue, const RunArguments &arguments)
{
    std::vector<RunRequest> requests;
    for (const std::string &value : arguments.sweepValues) {
        RunArguments one = arguments;
        one.parameters.emplace_back(arguments.sweepName, value);
        auto request = makeRunRequest(catalogue, one);
        if (!request)
            return request.error();
        requests.push_back(std::move(*request));
    }
    return requests;
}

} // namespace

int runSweep(const RunArguments &arguments, Interrupt &interrupt)
{
    const Catalogue catalogue;
    auto requests = makeRequests(catalogue, arguments);
    if (!requests)
        return fail(requests.error());
    if (auto writable = checkOutputs(arguments.outputs); !writable)
        return fail(writable.error());
    const ExperimentInfo &experiment = requests->front().settings.experiment();
    const ParameterId parameter = experiment.find(arguments.sweepName);

    int status = 0;
    bool stopped = false;
    std::vector<SweepRun> runs;
    for (std::size_t i = 0; i < requests->size() && !stopped && status == 0; ++i) {
        const RawValue raw = (*requests)[i].settings.raw(parameter);
        auto started = RunSession::start(std::move((*requests)[i]));
        if (!started) {
            status = fail(started.error());
            break;
        }
        RunSession &session = **started;
        stopped = followRun(session, interrupt, sweepProgress(i + 1, requests->size(), experiment.parameter(parameter), raw));
        if (session.error())
            status = fail(*session.error());
        runs.push_back({valueText(experiment.parameter(parameter), raw), raw, session.report(), !stopped && !session.error()});
        if (!runs.back().whole)
            runs.back().report.outcome.verdict = "cut";
    }
    if (runs.empty())
        return status;

    const Report report = sweepReport(experiment, parameter, runs);
    for (const Error &error : writeOutputs(arguments.outputs, experiment, report, TraceView()))
        status = std::max(status, fail(error));
    const bool jsonToStdout = arguments.outputs.json == "-";
    const std::string text = jsonToStdout ? toJson(report) + '\n' : sweepText(report).toStdString();
    if (auto said = say(text); !said)
        status = std::max(status, fail(said.error()));
    return status == 0 && stopped ? interruptedStatus : status;
}

} // namespace interleave
