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
        cooperativeWords(),
        cpuIoBoundWords(),
        forkWords(),
        startMethodsWords(),
        poolWords(),
        lifecycleWords(),
        masterWorkerWords(),
        lostUpdateWords(),
        lockContentionWords(),
        forgottenReleaseWords(),
        deadlockWords(),
        semaphoreWords(),
        eventWords(),
        threadLocalWords(),
        gilWords(),
        gilConvoyWords(),
        queueWords(),
        pipeWords(),
        sharedMemoryWords(),
        managerWords(),
        signalsWords(),
        channelsWords(),
        coroutinesWords(),
        serverModelsWords(),
        distributedWords(),
        startMethodsWords(),
        subprocessWords(),
    };
    return all;
}

} // namespace interleave::texts
