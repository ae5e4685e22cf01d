// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace interleave {

/// A measure against a parameter, each point from a stretch of its own: "throughput(workers)". In the report one of its `series`; the model is
/// another, "throughput(workers) model".
struct Curve
{
    using Points = std::vector<std::pair<double, double>>; ///< parameter's value, measure; by growing value

    std::string measure;
    std::string parameter;
    Points points;
    Points model = {};                    ///< what theory says, where there is one; may bend between the points
    std::optional<double> predicted = {}; ///< the parameter's value that theory says is the best
    std::vector<std::string> words = {};  ///< of a parameter without numbers: the values are indices into these
    std::string shownAs = {};             ///< the measure whose words and unit it has, where that is another one

    std::string name() const { return measure + '(' + parameter + ')'; }
};

} // namespace interleave
