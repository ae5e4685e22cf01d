// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave::bench {

/// Fonts and widgets need an application, though no display. The first call makes the one of this program.
void needApplication();

} // namespace interleave::bench
