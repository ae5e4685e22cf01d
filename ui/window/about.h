// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace interleave {

/// Name, version, licence.
void showAbout(QWidget *parent);

} // namespace interleave
