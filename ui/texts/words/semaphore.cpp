// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"permits", QT_TRANSLATE_NOOP("experiments", "Permits")},
    {"hold_ms", QT_TRANSLATE_NOOP("experiments", "Time inside")},
    {"kind", QT_TRANSLATE_NOOP("experiments", "Kind")},
    {"bug", QT_TRANSLATE_NOOP("experiments", "Mistake")},
};

constexpr Word hints[] = {
    {"permits", QT_TRANSLATE_NOOP("experiments", "How many workers may be inside at once. A mutex has one permit, whatever is set here.")},
    {"hold_ms", QT_TRANSLATE_NOOP("experiments", "How long a worker stays inside.")},
    {"kind", QT_TRANSLATE_NOOP("experiments", "A bounded semaphore and a mutex refuse a release by somebody who holds nothing.")},
    {"bug", QT_TRANSLATE_NOOP("experiments", "The first worker gives its permit back twice.")},
};

constexpr Word choices[] = {
    {"kind/semaphore", QT_TRANSLATE_NOOP("experiments", "semaphore")},
    {"kind/bounded", QT_TRANSLATE_NOOP("experiments", "bounded semaphore")},
    {"kind/mutex", QT_TRANSLATE_NOOP("experiments", "mutex")},
    {"bug/double-release", QT_TRANSLATE_NOOP("experiments", "released twice")},
    {"lock/semaphore", QT_TRANSLATE_NOOP("experiments", "semaphore")},
};

constexpr Word presets[] = {
    {"with-lock", QT_TRANSLATE_NOOP("experiments", "Dance and sing, locked")},
    {"without-lock", QT_TRANSLATE_NOOP("experiments", "Dance and sing, unlocked")},
    {"connections", QT_TRANSLATE_NOOP("experiments", "Ten for three")},
};

constexpr Word presetHints[] = {
    {"with-lock", QT_TRANSLATE_NOOP("experiments", "Who has the lock dances or sings to the end; the other one waits.")},
    {"without-lock", QT_TRANSLATE_NOOP("experiments", "Nobody waits, and both are at it at the same time.")},
    {"connections", QT_TRANSLATE_NOOP("experiments", "Ten workers share three connections.")},
};

constexpr Word measures[] = {
    {"inside_max", QT_TRANSLATE_NOOP("claims", "most inside at once")},
    {"throughput", QT_TRANSLATE_NOOP("claims", "stays per second")},
    {"wait_ns", QT_TRANSLATE_NOOP("claims", "wait for a permit")},
    {"entries", QT_TRANSLATE_NOOP("claims", "stays")},
    {"guarded_lost", QT_TRANSLATE_NOOP("claims", "updates lost inside")},
    {"second_releases", QT_TRANSLATE_NOOP("claims", "releases too many")},
    {"refused", QT_TRANSLATE_NOOP("claims", "refused")},
    {"pair_ns", QT_TRANSLATE_NOOP("claims", "acquire and release, uncontended")},
};

constexpr Word claims[] = {
    {"inside-is-permits", QT_TRANSLATE_NOOP("claims", "as many are inside at once as there are permits, never more")},
    {"one-permit-is-a-mutex", QT_TRANSLATE_NOOP("claims", "with one permit it is a mutex: one inside, nothing lost")},
    {"double-release-lets-more-in", QT_TRANSLATE_NOOP("claims", "a permit given back twice lets more in")},
    {"bounded-refuses", QT_TRANSLATE_NOOP("claims", "a bounded semaphore refuses the release too many")},
};

} // namespace

ExperimentWords semaphoreWords()
{
    return {.id = "semaphore",
        .title = QT_TRANSLATE_NOOP("experiments", "At most n inside"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Semaphore"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
