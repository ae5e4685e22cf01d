// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_body.h"

#include "core/experiment/workload.h"
#include "core/host/limits.h"
#include "core/host/placement.h"
#include "core/probe/probe.h"

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <exception>
#include <new>
#include <optional>
#include <stdexcept>

namespace interleave {

namespace {

void work(const Segment &segment, LaneId lane, Probe &probe, const Settings &settings)
{
    LaneSlot &slot = segment.lane(lane);
    placeWorker(slot, lane, settings);
    WorkerContext context{.segment = segment,
        .probe = probe,
        .settings = settings,
        .role = slot.role,
        .number = slot.number,
        .method = slot.startMethod,
        .place = placeWorker};
    settings.experiment().workload->work(context);
    const ControlWords &control = segment.control();
    const bool surplus = context.number >= control.wanted[context.role].load(std::memory_order_relaxed);
    if (surplus || control.stop.load(std::memory_order_relaxed) != 0)
        probe.endWith(workerToldToStop);
}

} // namespace

void SegmentSpec::write(const Segment &segment, const Settings &settings)
{
    SegmentHeader &header = segment.header();
    const ExperimentInfo &experiment = settings.experiment();
    const std::size_t length = std::min(experiment.id.size(), sizeof header.experiment - 1);
    std::memcpy(header.experiment, experiment.id.data(), length);
    header.experiment[length] = '\0';
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
        header.atStart[i] = settings.raw({i});
}

Result<SegmentSpec> SegmentSpec::read(const Segment &segment)
{
    const SegmentHeader &header = segment.header();
    SegmentSpec spec;
    spec.m_catalogue = std::make_unique<Catalogue>();
    const auto experiment = spec.m_catalogue->find({header.experiment, ::strnlen(header.experiment, sizeof header.experiment)});
    if (!experiment)
        return Error{ErrorCode::protocolViolated, {experiment.error().toString()}};
    spec.m_settings = std::make_unique<Settings>(**experiment);
    for (std::uint32_t i = 0; i < (*experiment)->parameters.size(); ++i)
        spec.m_settings->setRaw({i}, header.atStart[i]);
    return spec;
}

int runWorkerBody(const Segment &segment, LaneId lane, std::uint64_t firstStamp, const Settings *settings)
{
    Probe probe(segment, lane, firstStamp);
    try {
        std::optional<SegmentSpec> own;
        if (!settings) {
            auto read = SegmentSpec::read(segment);
            if (!read)
                throw std::runtime_error(read.error().toString());
            own = std::move(*read);
            settings = &own->settings();
        }
        work(segment, lane, probe, *settings);
        return 0;
    } catch (const std::bad_alloc &) {
        std::fprintf(stderr, "%s: no more memory; a process of a run may have %llu MiB\n", segment.lane(lane).name,
            static_cast<unsigned long long>(mostDataMib()));
    } catch (const std::exception &e) {
        std::fprintf(stderr, "%s: %s\n", segment.lane(lane).name, e.what());
    } catch (...) {
        std::fprintf(stderr, "%s: unknown exception\n", segment.lane(lane).name);
    }
    probe.endWith(workerThrew);
    return 1;
}

} // namespace interleave
