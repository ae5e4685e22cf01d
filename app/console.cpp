// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console.h"

#include "app/result_file.h"
#include "ui/texts/error_texts.h"

#include <cstdio>

namespace interleave {

Result<void> say(std::string_view text)
{
    ResultFile out("-");
    out.write(text);
    return out.commit();
}

int fail(const Error &error)
{
    const QByteArray text = texts::errorText(error).toUtf8();
    std::fprintf(stderr, "interleave: %s\n", text.constData());
    return exitStatusOf(error.code);
}

} // namespace interleave
