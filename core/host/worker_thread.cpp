// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_thread.h"

#include "core/host/limits.h"
#include "core/host/worker_body.h"

#include <algorithm>
#include <climits>
#include <memory>

#include <sys/eventfd.h>
#include <sys/prctl.h>

namespace interleave {

namespace {

struct Start
{
    const Segment &segment;
    const Settings &settings;
    LaneId lane;
    int doorbell;
};

void *threadMain(void *argument)
{
    const auto *handed = static_cast<const Start *>(argument);
    const std::uint64_t firstStamp = readStamp(handed->segment.header().stampSource);
    const std::unique_ptr<const Start> start(handed);
    ::prctl(PR_SET_NAME, start->segment.lane(start->lane).name);
    runWorkerBody(start->segment, start->lane, firstStamp, &start->settings);
    ::eventfd_write(start->doorbell, 1);
    return nullptr;
}

class Attributes
{
public:
    Attributes()
    {
        ::pthread_attr_init(&m_attributes);
        // Sanitizers make frames large and put their own things on the stack.
        const std::size_t least = static_cast<std::size_t>(::sysconf(_SC_THREAD_STACK_MIN)) + 128 * 1024;
        ::pthread_attr_setstacksize(&m_attributes, std::max<std::size_t>(least, 256 * 1024));
    }
    ~Attributes() { ::pthread_attr_destroy(&m_attributes); }
    Attributes(const Attributes &) = delete;
    Attributes &operator=(const Attributes &) = delete;
    const pthread_attr_t *get() const { return &m_attributes; }

private:
    pthread_attr_t m_attributes{};
};

} // namespace

Result<pthread_t> startWorkerThread(const Segment &segment, LaneId lane, const Settings &settings, int doorbell)
{
    const Attributes attributes;
    auto start = std::make_unique<Start>(Start{segment, settings, lane, doorbell});
    pthread_t thread{};
    segment.lane(lane).askedStamp = readStamp(segment.header().stampSource);
    const int error = ::pthread_create(&thread, attributes.get(), threadMain, start.get());
    if (error != 0)
        return startError(segment.lane(lane).name, error);
    static_cast<void>(start.release()); // the thread's now
    return thread;
}

} // namespace interleave
