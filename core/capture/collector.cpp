// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/collector.h"

#include "core/base/thread_time.h"
#include "core/capture/pipeline.h"
#include "core/capture/probe_cost.h"

#include <atomic>
#include <mutex>
#include <thread>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/timerfd.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Short enough for the screen, long enough to cost nothing.
constexpr Nanos period = 8'000'000;

/// What one change of thread costs in the kernel modes: how much a futex hop grows (tests/bench/bench_capture.cpp, Capture/PerSwitch).
constexpr double switchCostNs = 300;
constexpr double switchWithWakeupCostNs = 650;

UniqueFd periodicTimer()
{
    UniqueFd fd(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK));
    itimerspec spec{};
    spec.it_interval.tv_nsec = period;
    spec.it_value.tv_nsec = period;
    ::timerfd_settime(fd.get(), 0, &spec, nullptr);
    return fd;
}

} // namespace

struct Collector::Private
{
    Private(const Options &options, const Segment &segment, int guardPid, OpenedCapture capture, std::shared_ptr<TraceStore> store) :
        mode(capture.mode),
        pipeline({options.cpus, guardPid, options.keepEvents, options.parameterCount}, segment, std::move(capture), std::move(store))
    {}

    void run();
    void takeMarkers();
    void tellStatus();

    CaptureMode mode;
    Pipeline pipeline;             ///< collector thread, once it has been started
    UniqueFd timer, wake, watched; ///< `watched`: the epoll descriptor over all that wakes the thread
    std::thread thread;
    std::atomic<bool> stopping{false}; ///< release by stop(), acquire by the thread

    mutable std::mutex mutex; ///< what follows; held for a copy
    CaptureStatus shown;
    std::vector<MarkerRow> markers;
};

Result<std::unique_ptr<Collector>> Collector::create(const Options &options, const Segment &segment, int guardPid, std::shared_ptr<TraceStore> store)
{
    auto capture = openCapture(options.choice, guardPid, options.cpus, segment.header().originMonotonic);
    if (!capture)
        return capture.error();
    segment.control().selfCapture.store(capture->mode == CaptureMode::self || options.alsoSelf ? 1 : 0, std::memory_order_relaxed);

    CaptureStatus status;
    status.mode = capture->mode;
    status.reasons = capture->reasons;
    status.probeCostNs = measureProbeCost(segment.header().stampSource);
    auto d = std::make_unique<Private>(options, segment, guardPid, std::move(*capture), std::move(store));
    d->shown = std::move(status);

    d->timer = periodicTimer();
    d->wake.reset(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    d->watched.reset(::epoll_create1(EPOLL_CLOEXEC));
    std::vector<int> fds = d->pipeline.wakeFds();
    fds.push_back(d->timer.get());
    fds.push_back(d->wake.get());
    for (const int fd : fds) {
        epoll_event event{};
        event.events = EPOLLIN | EPOLLET; // a perf ring stays readable until it is drained far enough: only its growth matters
        event.data.fd = fd;
        if (::epoll_ctl(d->watched.get(), EPOLL_CTL_ADD, fd, &event) != 0)
            return systemError("epoll_ctl", errno);
    }
    return std::unique_ptr<Collector>(new Collector(std::move(d)));
}

Collector::Collector(std::unique_ptr<Private> p) : d(std::move(p)) {}

Collector::~Collector()
{
    stop();
}

void Collector::start()
{
    d->thread = std::thread([this] { d->run(); });
}

void Collector::stop()
{
    if (!d->thread.joinable())
        return;
    d->stopping.store(true, std::memory_order_release);
    const std::uint64_t one = 1;
    static_cast<void>(!::write(d->wake.get(), &one, sizeof one));
    d->thread.join();
}

CaptureStatus Collector::status() const
{
    const std::lock_guard lock(d->mutex);
    return d->shown;
}

void Collector::addMarker(const MarkerRow &row)
{
    const std::lock_guard lock(d->mutex);
    d->markers.push_back(row);
}

void Collector::Private::run()
{
    ::prctl(PR_SET_NAME, "collector");
    ::prctl(PR_SET_TIMERSLACK, 1);
    while (!stopping.load(std::memory_order_acquire)) {
        epoll_event events[8];
        ::epoll_wait(watched.get(), events, 8, -1);
        std::uint64_t ticks = 0;
        static_cast<void>(!::read(timer.get(), &ticks, sizeof ticks));
        takeMarkers();
        pipeline.pass();
        tellStatus();
    }
    takeMarkers();
    pipeline.finish();
    tellStatus();
}

void Collector::Private::takeMarkers()
{
    std::vector<MarkerRow> arrived;
    {
        const std::lock_guard lock(mutex);
        arrived.swap(markers);
    }
    for (const MarkerRow &row : arrived)
        pipeline.addMarker(row);
}

void Collector::Private::tellStatus()
{
    const double perSwitch = mode == CaptureMode::kernelWakeups ? switchWithWakeupCostNs : mode == CaptureMode::kernel ? switchCostNs : 0;
    const auto ran = static_cast<double>(pipeline.workersRan());
    const std::lock_guard lock(mutex);
    shown.events = pipeline.events();
    shown.lost = pipeline.lost();
    shown.collectorCpuNs = threadCpuTime();
    // A change of thread is two records: one leaves, one comes. The kernel's part of it lies between the stays that `ran` is made of.
    const double byKernel = static_cast<double>(pipeline.switches()) / 2 * perSwitch;
    const double cost = static_cast<double>(pipeline.workerEvents()) * shown.probeCostNs + byKernel;
    shown.observerShare = ran > 0 ? std::min(1.0, cost / (ran + byKernel)) : 0;
}

} // namespace interleave
