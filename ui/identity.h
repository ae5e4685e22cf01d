// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

/// Tells Qt who we are: settings file, window class, desktop file, version. Call before the application object is made.
void setApplicationIdentity();

} // namespace interleave
