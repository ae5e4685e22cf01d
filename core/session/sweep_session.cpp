// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/sweep_session.h"

#include <iterator>
#include <utility>

namespace interleave {

Result<std::unique_ptr<SweepSession>> SweepSession::start(std::vector<RunRequest> requests, ParameterId parameter)
{
    std::unique_ptr<SweepSession> sweep(new SweepSession(std::move(requests), parameter));
    sweep->beginNext();
    if (sweep->m_error)
        return *sweep->m_error;
    return sweep;
}

SweepSession::SweepSession(std::vector<RunRequest> requests, ParameterId parameter) :
    m_experiment(requests.front().settings.experiment()), m_parameter(parameter),
    m_waiting(std::make_move_iterator(requests.begin()), std::make_move_iterator(requests.end())), m_count(requests.size())
{}

void SweepSession::beginNext()
{
    m_run.reset();
    if (m_waiting.empty())
        return;
    m_value = m_waiting.front().settings.raw(m_parameter);
    auto started = RunSession::start(std::move(m_waiting.front()));
    m_waiting.pop_front();
    if (started)
        m_run = std::move(*started);
    else
        m_error = started.error();
}

void SweepSession::poll()
{
    m_run->poll();
    if (m_run->isOver())
        next();
}

void SweepSession::next()
{
    m_error = m_run->error();
    const bool whole = !m_stopped && !m_error;
    m_runs.push_back({valueText(m_experiment.parameter(m_parameter), m_value), m_value, m_run->report(), whole});
    if (!whole) {
        m_runs.back().report.outcome.verdict = "cut";
        m_waiting.clear();
    }
    beginNext();
}

void SweepSession::requestStop()
{
    m_stopped = true;
    m_run->requestStop();
}

Report SweepSession::report() const
{
    return sweepReport(m_experiment, m_parameter, m_runs);
}

} // namespace interleave
