// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"message_bytes", QT_TRANSLATE_NOOP("experiments", "Message size")},
    {"duplex", QT_TRANSLATE_NOOP("experiments", "Both directions")},
    {"writers", QT_TRANSLATE_NOOP("experiments", "Writers")},
    {"readers", QT_TRANSLATE_NOOP("experiments", "Readers")},
    {"close_peer", QT_TRANSLATE_NOOP("experiments", "Close an end")},
};

constexpr Word hints[] = {
    {"message_bytes", QT_TRANSLATE_NOOP("experiments", "Bytes of one message. Up to 4096 (PIPE_BUF) the kernel keeps them together.")},
    {"duplex", QT_TRANSLATE_NOOP("experiments", "On: a socket pair, each message is answered. Off: a plain pipe, one direction only.")},
    {"writers", QT_TRANSLATE_NOOP("experiments", "Workers that share end A and write into it.")},
    {"readers", QT_TRANSLATE_NOOP("experiments", "Workers that share end B and read from it.")},
    {"close_peer", QT_TRANSLATE_NOOP("experiments", "One side closes its end: the readers half-way, the writers after their last message.")},
};

constexpr Word choices[] = {
    {"close_peer/reader", QT_TRANSLATE_NOOP("experiments", "readers close")},
    {"close_peer/writer", QT_TRANSLATE_NOOP("experiments", "writers close")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: no lock")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: with a lock")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "Two processes at each end: who gets which message is chance.")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Whoever sends or receives holds the lock of its end.")},
};

constexpr Word measures[] = {
    {"messages", QT_TRANSLATE_NOOP("claims", "messages received")},
    {"bytes_per_s", QT_TRANSLATE_NOOP("claims", "bytes per second")},
    {"copies", QT_TRANSLATE_NOOP("claims", "received as they were sent")},
    {"torn", QT_TRANSLATE_NOOP("claims", "messages torn")},
    {"torn_with_lock", QT_TRANSLATE_NOOP("claims", "torn under the lock")},
    {"answers", QT_TRANSLATE_NOOP("claims", "answers received")},
    {"own_end", QT_TRANSLATE_NOOP("claims", "received at the sender's own end")},
    {"refused_direction", QT_TRANSLATE_NOOP("claims", "calls in the wrong direction refused")},
    {"broken_pipe", QT_TRANSLATE_NOOP("claims", "writers that met a broken pipe")},
    {"end_of_file", QT_TRANSLATE_NOOP("claims", "readers told the end")},
    {"undelivered", QT_TRANSLATE_NOOP("claims", "messages sent and never received")},
};

constexpr Word claims[] = {
    {"never-at-own-end", QT_TRANSLATE_NOOP("claims", "nothing comes out at the end that sent it")},
    {"one-way-only", QT_TRANSLATE_NOOP("claims", "without “both directions”, the wrong direction is refused")},
    {"objects-are-copies", QT_TRANSLATE_NOOP("claims", "what arrives is a copy: changing one side leaves the other")},
    {"small-ones-whole", QT_TRANSLATE_NOOP("claims", "messages up to PIPE_BUF are never torn")},
    {"large-ones-torn", QT_TRANSLATE_NOOP("claims", "large messages of several writers are torn without a lock")},
    {"lock-keeps-whole", QT_TRANSLATE_NOOP("claims", "under the lock no message is torn")},
    {"closed-reader-breaks", QT_TRANSLATE_NOOP("claims", "with the readers' end closed, writing fails: broken pipe")},
    {"closed-writer-ends", QT_TRANSLATE_NOOP("claims", "with the writers' end closed, readers get the rest and then the end")},
};

} // namespace

ExperimentWords pipeWords()
{
    return {.id = "pipe",
        .title = QT_TRANSLATE_NOOP("experiments", "Pipe"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Pipe"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
