// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

namespace interleave {

std::string_view version() noexcept
{
    return INTERLEAVE_VERSION;
}

} // namespace interleave
