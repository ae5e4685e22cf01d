#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check_includes_test.sh SCRATCH: the check itself is seen to pass once and to fail for each kind of violation.
set -euo pipefail
check=$(dirname "$(readlink -f "$0")")/check_includes.sh
scratch=$1
failures=0

# planted STATUS FILE LINE: a tree whose only file of interest holds that line.
planted()
{
    rm -rf "$scratch"
    mkdir -p "$scratch/core/base" "$scratch/ui" "$scratch/app" "$scratch/$(dirname "$2")"
    printf '#include <vector>\n' >"$scratch/core/base/innocent.h"
    printf '%s\n' "$3" >"$scratch/$2"
    local status=0 said
    said=$("$check" "$scratch") || status=$?
    if [[ $status -ne $1 || ($1 -eq 1 && $said != "$2:1:"*) ]]; then
        printf 'wanted status %s, got %s for "%s" in %s: %s\n' "$1" "$status" "$3" "$2" "$said"
        failures=$((failures + 1))
    fi
}

planted 0 core/shm/a.h '#include "core/base/time.h"'
planted 1 core/base/a.h '#include "core/shm/event.h"'
planted 1 core/host/a.cpp '#include "core/capture/collector.h"'
planted 1 core/capture/a.cpp '#  include "core/host/host_client.h"'
planted 1 core/experiment/workloads/a.cpp '#include "core/store/trace_store.h"'
planted 0 core/analysis/a.cpp '#include "core/experiment/catalogue.h"'
planted 0 core/session/a.cpp '#include "core/capture/collector.h"'
planted 1 core/new_folder/a.cpp '#include "core/base/time.h"'
planted 1 core/base/a.cpp '#include <QString>'
planted 1 core/base/a.cpp '#include <QtCore/qstring.h>'
planted 1 core/base/a.cpp '#include "ui/theme.h"'
planted 1 core/base/a.cpp 'auto text = tr("lost");'
planted 0 core/base/a.cpp 'auto text = attr("lost");'
planted 1 app/host_main.cpp '#include <QCoreApplication>'
planted 1 app/host_main.cpp '#include "ui/identity.h"'
planted 1 ui/a.cpp '#include "app/command_line.h"'
planted 1 ui/panels/a.cpp '#include <QChartView>'
planted 1 ui/timeline/a.cpp '#include <QtCharts/QLineSeries>'
planted 1 ui/timeline/a.cpp '#include <QValueAxis>'
planted 0 ui/charts/a.cpp '#include <QLineSeries>'
planted 1 ui/panels/a.cpp '#include "core/host/host_client.h"'
planted 1 ui/panels/a.cpp '#include "core/capture/collector.h"'
planted 0 ui/panels/a.cpp '#include "core/capture/capture_status.h"'
planted 0 ui/lab_session.cpp '#include "core/session/run_session.h"'
planted 0 ui/timeline/a.cpp '#include "core/store/trace_store.h"'
rm -rf "$scratch"
exit "$((failures > 0))"
