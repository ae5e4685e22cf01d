// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

namespace interleave::texts {

std::span<const ExperimentWords> allWords()
{
    static const ExperimentWords all[] = {
        commonWords(),
        lostUpdateWords(),
        lockContentionWords(),
        poolWords(),
        queueWords(),
        startMethodsWords(),
        serverModelsWords(),
        distributedWords(),
    };
    return all;
}

} // namespace interleave::texts
