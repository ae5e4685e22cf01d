#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_host_links_no_qt.sh EXECUTABLE: the host must stay small to fork and quick to spawn.
set -euo pipefail
needed=$(readelf -d "$1" | grep NEEDED)
printf '%s\n' "$needed"
if grep -q 'libQt' <<<"$needed"; then
    printf '%s links Qt\n' "$1"
    exit 1
fi
