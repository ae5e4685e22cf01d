// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"model", QT_TRANSLATE_NOOP("experiments", "Server")},
    {"connections", QT_TRANSLATE_NOOP("experiments", "Connections")},
    {"work_us", QT_TRANSLATE_NOOP("experiments", "Work per request")},
    {"think_ms", QT_TRANSLATE_NOOP("experiments", "Thinking time")},
    {"blocking_callback_ms", QT_TRANSLATE_NOOP("experiments", "Blocking callback")},
    {"port", QT_TRANSLATE_NOOP("experiments", "Port")},
};

constexpr Word hints[] = {
    {"model", QT_TRANSLATE_NOOP("experiments", "How the server is built; “all in turn” gives each design the same load.")},
    {"connections", QT_TRANSLATE_NOOP("experiments", "Clients that stay connected, each asking again and again.")},
    {"work_us", QT_TRANSLATE_NOOP("experiments", "Computing time of each request, besides reading and answering it.")},
    {"think_ms", QT_TRANSLATE_NOOP("experiments", "How long a client waits after a reply before it asks again.")},
    {"blocking_callback_ms", QT_TRANSLATE_NOOP("experiments", "Now and then one request sleeps this long in the thread that serves it.")},
    {"port", QT_TRANSLATE_NOOP("experiments", "Where the server listens on 127.0.0.1, so that curl or wrk can find it.")},
};

constexpr Word choices[] = {
    {"model/prefork", QT_TRANSLATE_NOOP("experiments", "process per connection (prefork)")},
    {"model/thread-per-connection", QT_TRANSLATE_NOOP("experiments", "thread per connection")},
    {"model/pool", QT_TRANSLATE_NOOP("experiments", "pool of threads")},
    {"model/processes-x-threads", QT_TRANSLATE_NOOP("experiments", "processes × threads")},
    {"model/event-loop", QT_TRANSLATE_NOOP("experiments", "event loop, one per core")},
    {"model/coroutines", QT_TRANSLATE_NOOP("experiments", "coroutines, one loop per core")},
    {"model/all", QT_TRANSLATE_NOOP("experiments", "all in turn")},
    {"port/any", QT_TRANSLATE_NOOP("experiments", "any free one")},
};

constexpr Word measures[] = {
    {"requests_per_s", QT_TRANSLATE_NOOP("claims", "requests a second")},
    {"latency_ns", QT_TRANSLATE_NOOP("claims", "time to the reply")},
    {"memory_kib_per_connection", QT_TRANSLATE_NOOP("claims", "memory of an idle connection, KiB")},
    {"switches_per_request", QT_TRANSLATE_NOOP("claims", "switches per request")},
    {"replies", QT_TRANSLATE_NOOP("claims", "replies")},
    {"wrong_replies", QT_TRANSLATE_NOOP("claims", "wrong or missing replies")},
    {"processes", QT_TRANSLATE_NOOP("claims", "processes of the server")},
    {"threads", QT_TRANSLATE_NOOP("claims", "threads of the server")},
    {"connections", QT_TRANSLATE_NOOP("claims", "connections")},
    {"connections_served", QT_TRANSLATE_NOOP("claims", "connections that got a reply")},
    {"connections_refused", QT_TRANSLATE_NOOP("claims", "connections for which there was no descriptor")},
    {"stalled_per_block", QT_TRANSLATE_NOOP("claims", "connections stalled by each blocking callback")},
    {"without_lane", QT_TRANSLATE_NOOP("claims", "threads for which there was no lane")},
    {"port", QT_TRANSLATE_NOOP("claims", "port")},
    {"models", QT_TRANSLATE_NOOP("claims", "each server")},
};

constexpr Word claims[] = {
    {"every-reply-right", QT_TRANSLATE_NOOP("claims", "every reply is right")},
    {"as-the-design-says", QT_TRANSLATE_NOOP("claims", "as many processes and threads as the design says")},
    {"loop-needs-little-memory", QT_TRANSLATE_NOOP("claims", "an idle connection costs the event loop a tenth of a thread's memory, or less")},
    {"blocking-stalls-all", QT_TRANSLATE_NOOP("claims", "a blocking callback stalls every connection of its event loop")},
    {"blocking-stalls-one", QT_TRANSLATE_NOOP("claims", "with threads or processes, a blocking callback stalls its own connection")},
    {"prefork-limit", QT_TRANSLATE_NOOP("claims", "prefork serves as many connections as it has processes, the others wait")},
    {"loop-serves-all", QT_TRANSLATE_NOOP("claims", "the event loop serves every connection")},
};

} // namespace

ExperimentWords serverModelsWords()
{
    return {.id = "server-models",
        .title = QT_TRANSLATE_NOOP("experiments", "Apache, IIS, Nginx"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Server models"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
