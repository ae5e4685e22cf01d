// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/texts/word_table.h"

namespace interleave::texts {

/// All words of one experiment: English, marked for translation (contexts "experiments" and "claims") where they are written, in a file named
/// after it. Keys are those of the core.
struct ExperimentWords
{
    std::string_view id = {};
    const char *title = nullptr;            ///< "The balance": what the list shows
    const char *subject = nullptr;          ///< "Lost update": what it is about
    std::span<const Word> labels = {};      ///< by parameter
    std::span<const Word> hints = {};       ///< by parameter: one sentence, where the label does not say it all
    std::span<const Word> choices = {};     ///< "parameter/word", or "/word" for a word that means the same everywhere
    std::span<const Word> presets = {};     ///< by name: what the list of presets shows
    std::span<const Word> presetHints = {}; ///< by name: one sentence, what they do
    std::span<const Word> measures = {};    ///< by name in the report
    std::span<const Word> claims = {};      ///< by key of the check
};

ExperimentWords commonWords(); ///< what several experiments share; without id and titles
ExperimentWords parallelismWords();
ExperimentWords timeSlicesWords();
ExperimentWords switchingCostWords();
ExperimentWords cooperativeWords();
ExperimentWords cpuIoBoundWords();
ExperimentWords forkWords();
ExperimentWords startMethodsWords();
ExperimentWords poolWords();
ExperimentWords subprocessWords();
ExperimentWords lifecycleWords();
ExperimentWords masterWorkerWords();
ExperimentWords lostUpdateWords();
ExperimentWords lockContentionWords();
ExperimentWords forgottenReleaseWords();
ExperimentWords deadlockWords();
ExperimentWords semaphoreWords();
ExperimentWords eventWords();
ExperimentWords threadLocalWords();
ExperimentWords gilWords();
ExperimentWords gilConvoyWords();
ExperimentWords queueWords();
ExperimentWords pipeWords();
ExperimentWords sharedMemoryWords();
ExperimentWords managerWords();
ExperimentWords signalsWords();
ExperimentWords channelsWords();
ExperimentWords coroutinesWords();
ExperimentWords serverModelsWords();
ExperimentWords distributedWords();

/// Those of all experiments, the common ones first.
std::span<const ExperimentWords> allWords();

} // namespace interleave::texts
