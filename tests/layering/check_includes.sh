#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_includes.sh ROOT: prints every include below ROOT/{core,ui,app} that the layer rules forbid; status 1 if there is one.
# The rules are those of core/README.md and ui/README.md, as a table: what a folder may include besides itself.
set -euo pipefail
cd "$1"

folders=()
for folder in core ui app; do
    [[ -d $folder ]] && folders+=("$folder")
done

{
    # file:line:header, one for each include of ours or of Qt
    grep -rnE --include='*.h' --include='*.cpp' '^[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]' "${folders[@]}" |
        sed -E 's/^([^:]+:[0-9]+):[[:space:]]*#[[:space:]]*include[[:space:]]*[<"]([^>"]+)[>"].*/\1:\2/'
    # words for the user belong to ui and app
    grep -rnE --include='*.h' --include='*.cpp' '(^|[^[:alnum:]_])(tr|QT_TRANSLATE_NOOP|QCoreApplication::translate)[[:space:]]*\(' core |
        sed -E 's/^([^:]+:[0-9]+):.*/\1:tr()/' || true
} | awk -F: '
    BEGIN {
        may["core/base"] = ""
        may["core/shm"] = "base"
        may["core/probe"] = "base shm"
        may["core/sync"] = "base shm probe"
        may["core/ipc"] = "base shm probe"
        may["core/coro"] = "base shm probe"
        may["core/experiment"] = "base shm probe sync ipc coro"
        may["core/host"] = "base shm probe sync ipc coro experiment"
        may["core/store"] = "base shm"
        may["core/trackers"] = "base shm store"
        may["core/capture"] = "base shm store trackers"
        may["core/analysis"] = "base shm store experiment"
        may["core/session"] = "base shm probe experiment host store trackers capture analysis"
    }
    function complain(why) { printf "%s:%s: %s: %s\n", $1, $2, $3, why; bad = 1 }
    {
        split($1, part, "/")
        layer = part[1]
        folder = (layer == "core") ? "core/" part[2] : layer
        header = $3
        split(header, to, "/")
        isQt = header ~ /^(Qt[A-Z]|Q[A-Z])/
        isCharts = header ~ /^QtCharts/ || header ~ /^Q(Chart|Legend|PieSlice|BarSet|PolarChart|.*Series$|.*Axis$|.*ModelMapper$)/

        if (header == "tr()") { complain("no words for the user below ui"); next }
        if (isQt) {
            if (layer == "core" || $1 == "app/host_main.cpp") complain("no Qt here")
            else if (isCharts && $1 !~ /^ui\/charts\//) complain("Qt Charts belongs to ui/charts")
            next
        }
        if (to[1] == "app" && layer != "app") { complain(layer " may not include app"); next }
        if (to[1] == "ui" && (layer == "core" || $1 == "app/host_main.cpp")) { complain("ui is above " $1); next }
        if (to[1] != "core") next
        if (layer == "core") {
            if (!(folder in may)) { complain("the table of layers does not know " folder); next }
            if ("core/" to[2] != folder && index(" " may[folder] " ", " " to[2] " ") == 0)
                complain(folder " may not include core/" to[2])
        } else if (layer == "ui" && $1 !~ /^ui\/(lab_session|sweep_runner)/) {
            # what the user is told of the capture is plain data
            if (header ~ /^core\/capture\/capture_(status|words)\.h$/) next
            if (to[2] ~ /^(host|capture|trackers|session|probe|sync|ipc|coro)$/)
                complain("only ui/lab_session and ui/sweep_runner may include core/" to[2])
        }
    }
    END { exit bad }'
