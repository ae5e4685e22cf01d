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
    std::vector<RunRequest> requests;
    for (const std::string &value : values) {
        Settings settings = base;
        if (auto set = settings.set(name, value); !set)
            return set.error();
        if (auto possible = settings.check(); !possible)
            return possible.error();
        requests.emplace_back(settings).hostExecutable = m_hostExecutable;
    }
    auto started = SweepSession::start(std::move(requests), parameter);
    if (!started)
        return started.error();
    m_sweep = std::move(*started);
    m_done = 0;
    m_report.reset();
    m_beat.start();
    Q_EMIT changed();
    return {};
}

void SweepRunner::stop()
{
    if (isRunning())
        m_sweep->requestStop();
}

std::optional<Error> SweepRunner::error() const
{
    return m_sweep ? m_sweep->error() : std::nullopt;
}

void SweepRunner::poll()
{
    const std::size_t before = m_sweep->runs().size();
    m_sweep->poll();
    if (m_sweep->runs().size() != before)
        look();
}

/// A run has ended.
void SweepRunner::look()
{
    if (m_sweep->isOver())
        m_beat.stop();
    if (m_sweep->runs().back().whole) {
        ++m_done;
        m_report = std::make_shared<const Report>(m_sweep->report());
    }
    Q_EMIT changed();
}

} // namespace interleave
