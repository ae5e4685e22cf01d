// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"producers", QT_TRANSLATE_NOOP("experiments", "Producers")},
    {"consumers", QT_TRANSLATE_NOOP("experiments", "Consumers")},
    {"items", QT_TRANSLATE_NOOP("experiments", "Items")},
    {"capacity", QT_TRANSLATE_NOOP("experiments", "Capacity")},
    {"produce_us", QT_TRANSLATE_NOOP("experiments", "Make one item")},
    {"consume_us", QT_TRANSLATE_NOOP("experiments", "Use one item")},
    {"end", QT_TRANSLATE_NOOP("experiments", "End")},
    {"change_after_put", QT_TRANSLATE_NOOP("experiments", "Changed after put")},
    {"copy", QT_TRANSLATE_NOOP("experiments", "Copied")},
};

constexpr Word hints[] = {
    {"capacity", QT_TRANSLATE_NOOP("experiments", "Items the queue holds before a producer must wait.")},
    {"end", QT_TRANSLATE_NOOP("experiments", "Tell the consumers that nothing more comes, or end them from outside.")},
    {"change_after_put", QT_TRANSLATE_NOOP("experiments", "A producer changes its item right after it has put it.")},
    {"copy", QT_TRANSLATE_NOOP(
                 "experiments", "When the queue makes its copy: while it is put, or later, by a helper thread as CPython's queues have it.")},
};

constexpr Word choices[] = {
    {"end/sentinel", QT_TRANSLATE_NOOP("experiments", "a sentinel")},
    {"end/terminate", QT_TRANSLATE_NOOP("experiments", "terminate")},
    {"copy/at-put", QT_TRANSLATE_NOOP("experiments", "at put")},
    {"copy/later", QT_TRANSLATE_NOOP("experiments", "later, by a helper")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: terminated")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: told to end")},
    {"four-places", QT_TRANSLATE_NOOP("experiments", "Four places, five items")},
    {"changed-later", QT_TRANSLATE_NOOP("experiments", "Changed after it was put")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments",
                       "The reader would wait for ever, so that it is ended when the writer is done; what it has not read by then is lost.")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "The writer puts a last word, and the reader ends by itself.")},
    {"four-places", QT_TRANSLATE_NOOP("experiments", "The fifth waits until one has been taken.")},
    {"changed-later", QT_TRANSLATE_NOOP("experiments", "The helper copies what has become of it by then.")},
};

constexpr Word measures[] = {
    {"producer_blocked_share", QT_TRANSLATE_NOOP("claims", "producers blocked")},
    {"consumer_blocked_share", QT_TRANSLATE_NOOP("claims", "consumers blocked")},
    {"items_lost", QT_TRANSLATE_NOOP("claims", "items lost")},
    {"duplicates", QT_TRANSLATE_NOOP("claims", "items that came twice")},
    {"puts", QT_TRANSLATE_NOOP("claims", "items put")},
    {"gets", QT_TRANSLATE_NOOP("claims", "items got")},
    {"max_depth", QT_TRANSLATE_NOOP("claims", "greatest depth")},
    {"mean_depth", QT_TRANSLATE_NOOP("claims", "mean depth")},
    {"latency_ns", QT_TRANSLATE_NOOP("claims", "time in the queue")},
    {"blocked_share", QT_TRANSLATE_NOOP("claims", "time blocked")},
    {"fifo_violations", QT_TRANSLATE_NOOP("claims", "items out of order")},
    {"changed_seen", QT_TRANSLATE_NOOP("claims", "items that came as they were after the change")},
};

constexpr Word claims[] = {
    {"depth-within-capacity", QT_TRANSLATE_NOOP("claims", "the queue is never deeper than its capacity")},
    {"every-item-once", QT_TRANSLATE_NOOP("claims", "every item arrives, once")},
    {"in-order", QT_TRANSLATE_NOOP("claims", "items leave in the order they came in")},
    {"fast-producer-waits", QT_TRANSLATE_NOOP("claims", "a faster producer waits at a full queue")},
    {"fast-consumer-waits", QT_TRANSLATE_NOOP("claims", "a faster consumer waits at an empty queue")},
    {"terminate-loses", QT_TRANSLATE_NOOP("claims", "ended from outside: what was in the queue is lost, and counted")},
    {"copy-made-at-put-keeps-the-value", QT_TRANSLATE_NOOP("claims", "a copy made by put shows nothing of what is changed afterwards")},
    {"copy-made-later-shows-the-change", QT_TRANSLATE_NOOP("claims", "a copy made later shows what was changed after put")},
};

} // namespace

ExperimentWords queueWords()
{
    return {.id = "queue",
        .title = QT_TRANSLATE_NOOP("experiments", "Queue"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Queue"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
