// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/texts/run_facts.h"

#include <QString>

#include <string_view>

namespace interleave::texts {

/// The words of one experiment in one language, in four parts, each under its own "## " heading and in this order. Markdown of the small kind:
/// paragraphs, "- " lists, **bold**, *emphasis*, `code`.
///
/// In the part `saw` a paragraph may begin with conditions and hold facts of the run:
///   {?p.lock=none}{?wrong_trials>0} In {wrong_trials} of {trials} trials {lost_per_million:percent} …
/// Conditions compare with =, !=, >, <; {?name} asks only whether it was measured, {?!name} whether it was not. A paragraph whose condition fails, or which names a fact that was not
/// measured, is left out.
struct ExperimentText
{
    struct Part
    {
        QString heading;
        QString text;
    };
    Part what;    ///< what happens here
    Part predict; ///< what to predict before the run
    Part saw;     ///< what was seen, to be filled with a run's facts
    Part truth;   ///< what the notes say, and what is true today

    /// English where there is no text in that language.
    static ExperimentText load(std::string_view experiment, const QString &language);
};

/// The paragraphs of `text` that apply to this run, with its numbers in them.
QString filled(const QString &text, const RunFacts &facts);

/// Paragraphs, lists, bold and code as rich text.
QString toHtml(const QString &markdown);
/// The same without any marks, for a terminal.
QString toPlain(const QString &markdown);

} // namespace interleave::texts
