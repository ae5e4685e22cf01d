// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

namespace interleave::texts {

std::span<const ExperimentWords> allWords()
{
    static const ExperimentWords all[] = {
        commonWords(),
        parallelismWords(),
        timeSlicesWords(),
        switchingCostWords(),
        cpuIoBoundWords(),
        lostUpdateWords(),
        lockContentionWords(),
        forkWords(),
        lifecycleWords(),
        masterWorkerWords(),
        gilWords(),
        poolWords(),
        queueWords(),
        semaphoreWords(),
        forgottenReleaseWords(),
        deadlockWords(),
        eventWords(),
        threadLocalWords(),
        startMethodsWords(),
        serverModelsWords(),
        distributedWords(),
    };
    return all;
}

} // namespace interleave::texts
