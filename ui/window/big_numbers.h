// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/texts/run_facts.h"

#include <QString>

#include <string_view>
#include <vector>

namespace interleave {

/// One of the projector's numbers.
struct BigNumber
{
    QString value;
    QString caption;
    bool wrong = false; ///< says that something went wrong
};

/// At most three, those that make the experiment's point; of the phase after the last change where there was one. Only what was measured.
std::vector<BigNumber> bigNumbers(std::string_view experiment, const texts::RunFacts &facts);

} // namespace interleave
