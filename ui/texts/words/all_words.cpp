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
        subprocessWords(),
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
    };
    return all;
}

} // namespace interleave::texts
