// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"bytes", QT_TRANSLATE_NOOP("experiments", "Message size")},
    {"channels", QT_TRANSLATE_NOOP("experiments", "Channels")},
};

constexpr Word hints[] = {
    {"bytes", QT_TRANSLATE_NOOP("experiments", "Bytes of one message.")},
    {"channels", QT_TRANSLATE_NOOP("experiments", "All of them in turn, or a single one.")},
};

constexpr Word choices[] = {
    {"channels/anonymous-pipe", QT_TRANSLATE_NOOP("experiments", "anonymous pipe")},
    {"channels/named-pipe", QT_TRANSLATE_NOOP("experiments", "named pipe (FIFO)")},
    {"channels/socketpair", QT_TRANSLATE_NOOP("experiments", "socket pair")},
    {"channels/unix-socket", QT_TRANSLATE_NOOP("experiments", "Unix socket")},
    {"channels/tcp", QT_TRANSLATE_NOOP("experiments", "TCP (loopback)")},
    {"channels/posix-message-queue", QT_TRANSLATE_NOOP("experiments", "POSIX message queue")},
    {"channels/system-v-queue", QT_TRANSLATE_NOOP("experiments", "System V message queue")},
    {"channels/shared-memory-ring", QT_TRANSLATE_NOOP("experiments", "shared-memory ring")},
    {"channels/eventfd", QT_TRANSLATE_NOOP("experiments", "eventfd")},
    {"channels/semaphore-hand-over", QT_TRANSLATE_NOOP("experiments", "semaphore hand-over")},
    {"channels/real-time-signal", QT_TRANSLATE_NOOP("experiments", "real-time signal")},
    // The same, short enough to stand under a bar.
    {"channel/anonymous-pipe", QT_TRANSLATE_NOOP("experiments", "pipe")},
    {"channel/named-pipe", QT_TRANSLATE_NOOP("experiments", "FIFO")},
    {"channel/socketpair", QT_TRANSLATE_NOOP("experiments", "pair")},
    {"channel/unix-socket", QT_TRANSLATE_NOOP("experiments", "Unix")},
    {"channel/tcp", QT_TRANSLATE_NOOP("experiments", "TCP")},
    {"channel/posix-message-queue", QT_TRANSLATE_NOOP("experiments", "mq")},
    {"channel/system-v-queue", QT_TRANSLATE_NOOP("experiments", "SysV")},
    {"channel/shared-memory-ring", QT_TRANSLATE_NOOP("experiments", "ring")},
    {"channel/eventfd", QT_TRANSLATE_NOOP("experiments", "evfd")},
    {"channel/semaphore-hand-over", QT_TRANSLATE_NOOP("experiments", "sem")},
    {"channel/real-time-signal", QT_TRANSLATE_NOOP("experiments", "sig")},
};

constexpr Word measures[] = {
    {"channels", QT_TRANSLATE_NOOP("claims", "by channel")},
    {"fastest", QT_TRANSLATE_NOOP("claims", "fastest one way")},
    {"shared_over_pipe", QT_TRANSLATE_NOOP("claims", "shared memory over pipe")},
    {"pipe_messages_per_s", QT_TRANSLATE_NOOP("claims", "pipe: messages per second")},
    {"ring_messages_per_s", QT_TRANSLATE_NOOP("claims", "shared memory: messages per second")},
    {"pipe_round_trip_ns", QT_TRANSLATE_NOOP("claims", "pipe: round trip")},
    {"ring_round_trip_ns", QT_TRANSLATE_NOOP("claims", "shared memory: round trip")},
};

constexpr Word claims[] = {
    {"every-byte-in-order", QT_TRANSLATE_NOOP("claims", "every channel delivers every byte, in order")},
    {"shared-memory-fastest", QT_TRANSLATE_NOOP("claims", "shared memory carries at least three times what a pipe does")},
    {"waking-costs", QT_TRANSLATE_NOOP("claims", "a round trip is quicker where nobody has to be woken")},
};

} // namespace

ExperimentWords channelsWords()
{
    return {.id = "channels",
        .title = QT_TRANSLATE_NOOP("experiments", "Which way is fastest"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Channels between processes"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
