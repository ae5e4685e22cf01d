// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/run_command.h"

#include "app/console.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "app/run_outputs.h"
#include "app/run_request.h"
#include "app/text_report.h"
#include "core/session/run_session.h"

#include <poll.h>

#include <algorithm>

namespace interleave {

namespace {

constexpr int pollMillis = 20;

} // namespace

bool followRun(RunSession &session, Interrupt &interrupt, const QString &before)
{
    Progress progress(before);
    int signals = 0;
    while (!session.isOver() && signals < 2) {
        pollfd waiting[] = {{interrupt.fd(), POLLIN, 0}, {session.wakeFd(), POLLIN, 0}};
        ::poll(waiting, 2, pollMillis);
        if (const int more = interrupt.take(); more > 0) {
            signals += more;
            session.requestStop();
        }
        session.poll();
        progress.show(session);
    }
    return signals > 0;
}

int runExperiment(const RunArguments &arguments, Interrupt &interrupt)
{
    const Catalogue catalogue;
    auto request = makeRunRequest(catalogue, arguments);
    if (!request)
        return fail(request.error());
    if (auto writable = checkOutputs(arguments.outputs); !writable)
        return fail(writable.error());
    const ExperimentInfo &experiment = request->settings.experiment();
    auto started = RunSession::start(std::move(*request));
    if (!started)
        return fail(started.error());

    RunSession &session = **started;
    const bool stopped = followRun(session, interrupt, {});
    const Report report = session.report();
    int status = session.error() ? fail(*session.error()) : 0;
    for (const Error &error : writeOutputs(arguments.outputs, experiment, report, session.view()))
        status = std::max(status, fail(error));
    const bool jsonToStdout = arguments.outputs.json == "-";
    const std::string text = jsonToStdout ? toJson(report) + '\n' : textReport(report).toStdString();
    if (auto said = say(text); !said)
        status = std::max(status, fail(said.error()));
    return status == 0 && stopped ? interruptedStatus : status;
}

} // namespace interleave
