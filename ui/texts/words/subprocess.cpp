// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

#include <QCoreApplication>

namespace interleave::texts {

namespace {

constexpr Word labels[] = {
    {"command", QT_TRANSLATE_NOOP("experiments", "Command")},
    {"input", QT_TRANSLATE_NOOP("experiments", "Input")},
    {"timeout_ms", QT_TRANSLATE_NOOP("experiments", "Timeout")},
    {"input_kib", QT_TRANSLATE_NOOP("experiments", "Generated input")},
    {"read_output", QT_TRANSLATE_NOOP("experiments", "Read its output")},
};

constexpr Word hints[] = {
    {"command", QT_TRANSLATE_NOOP(
                    "experiments", "Any program of this machine, with its arguments. It really runs, with your rights; quotes keep words together.")},
    {"input", QT_TRANSLATE_NOOP("experiments", "What it reads from its stdin; \\n stands for the end of a line.")},
    {"timeout_ms", QT_TRANSLATE_NOOP("experiments", "After this time it is killed, with everybody it has started.")},
    {"input_kib", QT_TRANSLATE_NOOP("experiments", "Instead of the typed input: so much that no pipe can hold it.")},
    {"read_output", QT_TRANSLATE_NOOP("experiments", "Read what it writes while it runs, or only after waiting for its end.")},
};

constexpr Word choices[] = {
    {"read_output/while-it-runs", QT_TRANSLATE_NOOP("experiments", "while it runs")},
    {"read_output/after-its-end", QT_TRANSLATE_NOOP("experiments", "after its end")},
};

constexpr Word presets[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: nslookup")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: getent")},
    {"dialogue-as-printed", QT_TRANSLATE_NOOP("experiments", "As printed: a dialogue")},
    {"dialogue-corrected", QT_TRANSLATE_NOOP("experiments", "Corrected: a dialogue")},
};

constexpr Word presetHints[] = {
    {"as-printed", QT_TRANSLATE_NOOP("experiments", "Where the program is missing there is an error instead of an exit code.")},
    {"corrected", QT_TRANSLATE_NOOP("experiments", "The same question to a program that needs no network.")},
    {"dialogue-as-printed", QT_TRANSLATE_NOOP("experiments", "Three lines go in, the answers come out.")},
    {"dialogue-corrected", QT_TRANSLATE_NOOP("experiments", "Two lines go in; an answer and the exit code 3 come out.")},
};

constexpr Word measures[] = {
    {"exit_code", QT_TRANSLATE_NOOP("claims", "exit code")},
    {"signal", QT_TRANSLATE_NOOP("claims", "ended by signal")},
    {"stdout", QT_TRANSLATE_NOOP("claims", "its output")},
    {"stderr", QT_TRANSLATE_NOOP("claims", "its error messages")},
    {"bytes_in", QT_TRANSLATE_NOOP("claims", "bytes that went in")},
    {"bytes_out", QT_TRANSLATE_NOOP("claims", "bytes that came out")},
    {"error", QT_TRANSLATE_NOOP("claims", "why it could not be started")},
    {"timed_out", QT_TRANSLATE_NOOP("claims", "its time was over")},
};

constexpr Word claims[] = {
    {"input-goes-in-output-comes-out", QT_TRANSLATE_NOOP("claims", "what is written to its stdin, it answers on its stdout")},
    {"missing-command-is-an-error", QT_TRANSLATE_NOOP("claims", "a program that does not exist is an error with a reason, and no process")},
    {"timeout-ends-the-family", QT_TRANSLATE_NOOP("claims", "when its time is over, it is killed with everybody it has started")},
    {"big-output-does-not-deadlock", QT_TRANSLATE_NOOP("claims", "more output than a pipe holds: read while it runs, or wait for ever")},
};

} // namespace

ExperimentWords subprocessWords()
{
    return {.id = "subprocess",
        .title = QT_TRANSLATE_NOOP("experiments", "Somebody else's program"),
        .subject = QT_TRANSLATE_NOOP("experiments", "Subprocess"),
        .labels = labels,
        .hints = hints,
        .choices = choices,
        .presets = presets,
        .presetHints = presetHints,
        .measures = measures,
        .claims = claims};
}

} // namespace interleave::texts
