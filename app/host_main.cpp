// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/version.h"
#include "core/host/guard.h"
#include "core/host/host.h"
#include "core/host/protocol.h"
#include "core/host/worker_process.h"

#include <charconv>
#include <cstdio>
#include <optional>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace {

using namespace interleave;

template <typename Number>
std::optional<Number> numberOf(std::string_view text)
{
    Number number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

bool isOpen(int fd)
{
    return ::fcntl(fd, F_GETFD) >= 0;
}

int usage()
{
    std::fprintf(stderr, "interleave-host is started by interleave; it is of no use by hand.\n");
    return hostUsage;
}

} // namespace

int main(int argc, char **argv)
{
    const FirstStamp first;
    const std::string_view entry = argc > 1 ? argv[1] : "";
    if (entry == "--version" && argc == 2) {
        std::printf("interleave-host %.*s\n", static_cast<int>(version().size()), version().data());
        return 0;
    }
    if (!isOpen(segmentFd))
        return usage();
    if (entry == "worker" && argc == 4) {
        const auto lane = numberOf<std::uint32_t>(argv[2]);
        const auto parent = numberOf<pid_t>(argv[3]);
        if (lane && *lane < maxLanes && parent)
            runSpawnedWorker(first, {*lane}, *parent);
    }
    if (argc != 3 || !isOpen(controlFd))
        return usage();
    const auto parent = numberOf<pid_t>(argv[2]);
    if (entry == "guard" && parent && isOpen(deathPipeFd))
        return runGuard(argv[0], *parent);
    if (entry == "run" && parent)
        ::_exit(runHost(argv[0], *parent));
    return usage();
}
