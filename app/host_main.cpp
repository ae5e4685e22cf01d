// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"

#include <cstdio>
#include <string_view>

int main(int argc, char** argv)
{
    const std::string_view version = interleave::version();
    if (argc == 2 && std::string_view(argv[1]) == "--version") {
        std::printf("interleave-host %.*s\n", static_cast<int>(version.size()), version.data());
        return 0;
    }
    std::fprintf(stderr, "interleave-host is started by interleave; it is of no use by hand.\n");
    return 2;
}
