// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/display.h"

#include "core/base/unique_fd.h"

#include <dlfcn.h>
#include <sys/socket.h>
#include <sys/un.h>

#include <cstdlib>
#include <cstring>

namespace interleave {

namespace {

std::string environment(const char *name)
{
    const char *value = std::getenv(name);
    return value ? value : "";
}

/// The platform that is asked for by name: the last -platform wins over QT_QPA_PLATFORM. "xcb:name=value" is "xcb".
std::string platformAsked(const std::vector<std::string> &forQt)
{
    std::string platform = environment("QT_QPA_PLATFORM");
    for (std::size_t i = 0; i < forQt.size(); ++i) {
        for (const std::string name : {"-platform", "--platform"}) {
            if (forQt[i] == name && i + 1 < forQt.size())
                platform = forQt[i + 1];
            else if (forQt[i].rfind(name + "=", 0) == 0)
                platform = forQt[i].substr(name.size() + 1);
        }
    }
    return platform.substr(0, platform.find_first_of(":;"));
}

/// Opens the display as Qt's xcb platform does, cookies and all. The library is the one that platform needs anyway; where it cannot be had, Qt
/// is left to find out.
bool xServerAnswers(const std::string &display)
{
    void *library = ::dlopen("libxcb.so.1", RTLD_NOW | RTLD_LOCAL);
    if (!library)
        return true;
    using Connect = void *(*)(const char *, int *);
    using HasError = int (*)(void *);
    using Disconnect = void (*)(void *);
    const auto connect = reinterpret_cast<Connect>(::dlsym(library, "xcb_connect"));
    const auto hasError = reinterpret_cast<HasError>(::dlsym(library, "xcb_connection_has_error"));
    const auto disconnect = reinterpret_cast<Disconnect>(::dlsym(library, "xcb_disconnect"));
    bool answers = true;
    if (connect && hasError && disconnect) {
        void *connection = connect(display.c_str(), nullptr);
        answers = hasError(connection) == 0;
        disconnect(connection);
    }
    ::dlclose(library);
    return answers;
}

bool waylandAnswers(const std::string &display)
{
    const std::string path = display[0] == '/' ? display : environment("XDG_RUNTIME_DIR") + '/' + display;
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    const UniqueFd socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0;
}

} // namespace

std::optional<DisplayProblem> displayProblem(const std::vector<std::string> &forQt)
{
    const std::string platform = platformAsked(forQt);
    const bool wayland = platform.rfind("wayland", 0) == 0;
    if (!platform.empty() && platform != "xcb" && !wayland)
        return std::nullopt; // offscreen, vnc, linuxfb: no server of ours to ask
    const std::string x = wayland ? std::string() : environment("DISPLAY");
    const std::string w = platform == "xcb" ? std::string() : environment("WAYLAND_DISPLAY");
    if (x.empty() && w.empty())
        return DisplayProblem{true, {}};
    if ((!x.empty() && xServerAnswers(x)) || (!w.empty() && waylandAnswers(w)))
        return std::nullopt;
    return DisplayProblem{false, !x.empty() ? x : w};
}

} // namespace interleave
