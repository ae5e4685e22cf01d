// SPDX-License-Identifier: GPL-3.0-or-later
// Takes Google Benchmark's options. Exit status 1: a budget was missed.
#include "budgets.h"

int main(int argc, char **argv)
{
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    interleave::bench::Keeper keeper;
    benchmark::RunSpecifiedBenchmarks(&keeper);
    benchmark::Shutdown();
    return interleave::bench::printBudgets(keeper) ? 0 : 1;
}
