// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sweep_command.h"

#include "app/console.h"
#include "app/interrupt.h"
#include "app/run_command.h"
#include "app/run_outputs.h"
#include "app/run_request.h"
#include "app/sweep_text.h"
#include "core/session/sweep_session.h"

#include <algorithm>
#include <utility>

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
    auto started = SweepSession::start(std::move(*requests), parameter);
    if (!started)
        return fail(started.error());
    SweepSession &sweep = **started;
    bool stopped = false;
    while (!sweep.isOver()) {
        const QString before = sweepProgress(sweep.runs().size() + 1, sweep.count(), experiment.parameter(parameter), sweep.value());
        stopped = followRun(*sweep.run(), interrupt, before);
        if (stopped)
            sweep.requestStop();
        sweep.next();
    }
    int status = sweep.error() ? fail(*sweep.error()) : 0;

    const Report report = sweep.report();
    for (const Error &error : writeOutputs(arguments.outputs, experiment, report, TraceView()))
        status = std::max(status, fail(error));
    const bool jsonToStdout = arguments.outputs.json == "-";
    const std::string text = jsonToStdout ? toJson(report) + '\n' : sweepText(report).toStdString();
    if (auto said = say(text); !said)
        status = std::max(status, fail(said.error()));
    return status == 0 && stopped ? interruptedStatus : status;
}

} // namespace interleave
