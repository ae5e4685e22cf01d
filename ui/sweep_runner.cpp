// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sweep_runner.h"

#include <utility>

namespace interleave {

namespace {

constexpr int pollMs = 40;

} // namespace

SweepRunner::SweepRunner(std::string hostExecutable, QObject *parent) : QObject(parent), m_hostExecutable(std::move(hostExecutable))
{
    m_beat.setInterval(pollMs);
    connect(&m_beat, &QTimer::timeout, this, &SweepRunner::poll);
}

SweepRunner::~SweepRunner() = default;

Result<void> SweepRunner::start(const Settings &base, ParameterId parameter, const std::vector<std::string> &values)
{
    const std::string name(base.experiment().parameter(parameter).name);
    if (values.empty())
        return Error{ErrorCode::optionNeedsValue, {name, acceptedText(base.experiment().parameter(parameter))}};
    std::deque<RunRequest> requests;
    for (const std::string &value : values) {
        Settings settings = base;
        if (auto set = settings.set(name, value); !set)
            return set.error();
        if (auto possible = settings.check(); !possible)
            return possible.error();
        requests.emplace_back(settings).hostExecutable = m_hostExecutable;
    }
    m_waiting = std::move(requests);
    m_count = m_waiting.size();
    m_base = base;
    m_parameter = parameter;
    m_runs.clear();
    m_report.reset();
    m_error.reset();
    m_stopped = false;
    beginNext();
    return {};
}

void SweepRunner::stop()
{
    m_stopped = true;
    m_waiting.clear();
    if (m_run)
        m_run->requestStop();
}

void SweepRunner::beginNext()
{
    m_run.reset();
    if (!m_waiting.empty()) {
        auto started = RunSession::start(std::move(m_waiting.front()));
        m_waiting.pop_front();
        if (started)
            m_run = std::move(*started);
        else
            m_error = started.error();
    }
    if (m_run)
        m_beat.start();
    else
        m_beat.stop();
    Q_EMIT changed();
}

void SweepRunner::poll()
{
    m_run->poll();
    if (m_run->isOver())
        finishRun();
}

void SweepRunner::finishRun()
{
    m_error = m_run->error();
    const RawValue raw = m_run->settings().raw(m_parameter);
    const bool whole = !m_stopped && !m_error;
    if (whole) {
        m_runs.push_back({valueText(m_base->experiment().parameter(m_parameter), raw), raw, m_run->report(), true});
        m_report = std::make_shared<const Report>(sweepReport(m_base->experiment(), m_parameter, m_runs));
    } else {
        m_waiting.clear();
    }
    beginNext();
}

} // namespace interleave
