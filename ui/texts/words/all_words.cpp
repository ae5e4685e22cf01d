// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/words/experiment_words.h"

namespace interleave::texts {

std::span<const ExperimentWords> allWords()
{
    static const ExperimentWords all[] = {
        commonWords(),
        lostUpdateWords(),
        lockContentionWords(),
        cooperativeWords(),
        coroutinesWords(),
        gilWords(),
        gilConvoyWords(),
        poolWords(),
        queueWords(),
        startMethodsWords(),
    };
    return all;
}

} // namespace interleave::texts
