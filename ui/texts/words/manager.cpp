// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"transport", QT_TRANSLATE_NOOP("experiments", "Transport")},
    {"kill_server", QT_TRANSLATE_NOOP("experiments", "Kill the manager")},
};

constexpr Word hints[] = {
    {"transport", QT_TRANSLATE_NOOP("experiments", "The socket over which the clients call.")},
    {"kill_server", QT_TRANSLATE_NOOP("experiments", "The first client kills the manager's process half-way.")},
};

constexpr Word choices[] = {
    {"transport/unix", QT_TRANSLATE_NOOP("experiments", "Unix socket")},
    {"transport/tcp", QT_TRANSLATE_NOOP("experiments", "TCP")},
    {"operation/increment", QT_TRANSLATE_NOOP("experiments", "d['k'] += 1")},
    {"operation/append", QT_TRANSLATE_NOOP("experiments", "l.append(x)")},
    {"operation/nested", QT_TRANSLATE_NOOP("experiments", "d['l'].append(x)")},
    {"operation/reassign", QT_TRANSLATE_NOOP("experiments", "change and reassign")},
};

constexpr Word measures[] = {
    {"call_ns", QT_TRANSLATE_NOOP("claims", "time of a call")},
    {"wrong_keys_refused", QT_TRANSLATE_NOOP("claims", "wrong keys refused")},
    {"clients_failed", QT_TRANSLATE_NOOP("claims", "clients told of the manager's end")},
    {"failed_within_ns", QT_TRANSLATE_NOOP("claims", "the last of them after")},
};

constexpr Word claims[] = {
    {"two-calls-lose", QT_TRANSLATE_NOOP("claims", "+= through a proxy loses updates though each call is safe")},
    {"locked-exact", QT_TRANSLATE_NOOP("claims", "with a lock around it, nothing is lost")},
    {"append-exact", QT_TRANSLATE_NOOP("claims", "append is one call: nothing is lost")},
    {"nested-not-seen", QT_TRANSLATE_NOOP("claims", "a change inside a plain container is not seen by the manager")},
    {"reassign-seen", QT_TRANSLATE_NOOP("claims", "a container that is assigned again is seen")},
    {"wrong-key-refused", QT_TRANSLATE_NOOP("claims", "a wrong key is refused")},
    {"every-client-is-told", QT_TRANSLATE_NOOP("claims", "the manager killed: every client gets an error within a second")},
};

} // namespace

ExperimentWords managerWords()
{
    return {.id = "manager",
        .title = QT_TRANSLATE_NOOP("experiments", "Manager and proxies"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Manager"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
