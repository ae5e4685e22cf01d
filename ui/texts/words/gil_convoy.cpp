// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"spinners", QT_TRANSLATE_NOOP("experiments", "Busy threads")},
};

constexpr Word hints[] = {
    {"spinners", QT_TRANSLATE_NOOP("experiments", "Threads beside the server, under the same lock, that only compute.")},
};

constexpr Word measures[] = {
    {"latency_ns", QT_TRANSLATE_NOOP("claims", "time to the reply")},
    {"requests_per_s", QT_TRANSLATE_NOOP("claims", "requests per second")},
    {"requests", QT_TRANSLATE_NOOP("claims", "requests")},
    {"wrong_replies", QT_TRANSLATE_NOOP("claims", "wrong replies")},
    {"alone", QT_TRANSLATE_NOOP("claims", "without busy threads")},
    {"shorter", QT_TRANSLATE_NOOP("claims", "with a shorter switch interval")},
};

constexpr Word claims[] = {
    {"busy-thread-starves-requests", QT_TRANSLATE_NOOP("claims", "beside a busy thread the server answers far fewer requests")},
    {"request-waits-for-the-interval", QT_TRANSLATE_NOOP("claims", "one request in ten or more waits for half a switch interval or longer")},
    {"shorter-interval-helps", QT_TRANSLATE_NOOP("claims", "a shorter switch interval lets more requests through")},
    {"every-reply-right", QT_TRANSLATE_NOOP("claims", "every reply is right")},
};

} // namespace

ExperimentWords gilConvoyWords()
{
    return {.id = "gil-convoy",
        .title = QT_TRANSLATE_NOOP("experiments", "One busy thread starves an I/O thread"),
        .subject = QT_TRANSLATE_NOOP("experiments", "GIL and I/O"),
        .labels = labels,
        .hints = hints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
