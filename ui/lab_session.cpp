// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lab_session.h"

#include "ui/texts/error_texts.h"

#include <QSocketNotifier>

#include <utility>

namespace interleave {

namespace {

constexpr qint64 reportIntervalMs = 250;
constexpr int reapIntervalMs = 20;
/// A window that was forgotten must not keep the cores for ever.
constexpr Nanos longestRun = 3'600'000'000'000;

} // namespace

LabSession::LabSession(std::string hostExecutable, QObject *parent) : QObject(parent), m_hostExecutable(std::move(hostExecutable))
{
    m_reaper.setInterval(reapIntervalMs);
    connect(&m_reaper, &QTimer::timeout, this, &LabSession::reap);
}

LabSession::~LabSession() = default;

bool LabSession::isStopping() const
{
    return m_state == State::running && m_stopAsked;
}

QString LabSession::errorText() const
{
    return m_error ? texts::errorText(*m_error) : QString();
}

void LabSession::start(const Settings &settings)
{
    if (m_state == State::running) {
        m_next = settings;
        stop();
        return;
    }
    if (m_ending) {
        m_next = settings; // one run at a time: reap() begins it
        return;
    }
    keepAsPrevious();
    begin(settings);
}

void LabSession::begin(const Settings &settings)
{
    m_wake.reset();
    m_run.reset();
    m_report.reset();
    m_error.reset();
    m_stopAsked = false;
    m_settings = settings;
    if (auto possible = settings.check(); !possible) {
        fail(possible.error());
        return;
    }
    RunRequest request(settings);
    request.untilStopped = true;
    request.hostExecutable = m_hostExecutable;
    auto started = RunSession::start(std::move(request));
    if (!started) {
        fail(started.error());
        return;
    }
    m_run = std::move(*started);
    if (const int fd = m_run->wakeFd(); fd >= 0) {
        m_wake = std::make_unique<QSocketNotifier>(fd, QSocketNotifier::Read);
        connect(m_wake.get(), &QSocketNotifier::activated, this, &LabSession::poll);
    }
    m_reportAge.start();
    setState(State::running);
    Q_EMIT runStarted();
}

void LabSession::stop()
{
    if (m_state != State::running || m_stopAsked)
        return;
    m_stopAsked = true;
    m_run->requestStop();
    Q_EMIT stateChanged(m_state);
}

void LabSession::change(ParameterId parameter, const Settings &settings)
{
    if (m_state != State::running || &settings.experiment() != &m_settings->experiment())
        return;
    if (!settings.experiment().parameter(parameter).isLive()) {
        start(settings);
    } else if (m_next) {
        m_next->setRaw(parameter, settings.raw(parameter));
    } else if (auto set = m_run->setLive(parameter, settings.raw(parameter)); !set) {
        Q_EMIT problem(texts::errorText(set.error()));
    }
}

void LabSession::leave()
{
    m_wake.reset();
    m_next.reset();
    if (m_state == State::running) {
        m_run->requestStop();
        m_ending = std::move(m_run);
        m_reaper.start();
    }
    m_run.reset();
    m_report.reset();
    m_previous.reset();
    m_settings.reset();
    m_error.reset();
    setState(State::idle);
}

void LabSession::reap()
{
    m_ending->poll();
    if (!m_ending->isOver())
        return;
    m_reaper.stop();
    m_ending.reset();
    if (m_next)
        begin(*std::exchange(m_next, std::nullopt));
}

void LabSession::poll()
{
    if (m_state != State::running)
        return;
    m_run->poll();
    if (!m_run->isOver()) {
        if (!m_stopAsked && m_run->view().end() > longestRun) {
            stop();
            Q_EMIT problem(tr("Stopped: a run lasts an hour at most."));
        }
        if (m_reportAge.elapsed() >= reportIntervalMs)
            refreshReport();
        return;
    }
    m_wake.reset();
    refreshReport();
    if (m_run->phase() == RunPhase::failed && m_run->error()) {
        m_next.reset();
        fail(*m_run->error());
        return;
    }
    if (m_next) {
        keepAsPrevious();
        begin(*std::exchange(m_next, std::nullopt));
        return;
    }
    setState(State::finished);
}

TraceView LabSession::view() const
{
    return m_run ? m_run->view() : TraceView();
}

Nanos LabSession::now() const
{
    return m_run ? m_run->now() : 0;
}

const Settings *LabSession::settings() const
{
    return m_settings ? &*m_settings : nullptr;
}

CaptureStatus LabSession::capture() const
{
    return m_run ? m_run->capture() : CaptureStatus();
}

QString LabSession::workerOutput() const
{
    return m_run ? QString::fromStdString(m_run->workerOutput()) : QString();
}

void LabSession::setState(State state)
{
    m_state = state;
    Q_EMIT stateChanged(state);
}

void LabSession::fail(const Error &error)
{
    m_error = error;
    setState(State::failed);
}

void LabSession::refreshReport()
{
    m_report = std::make_shared<const Report>(m_run->report());
    m_reportAge.restart();
    Q_EMIT reportChanged();
}

void LabSession::keepAsPrevious()
{
    if (m_run && m_report && m_settings)
        m_previous = FinishedRun{*m_settings, m_report, m_run->view()};
}

} // namespace interleave
