// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/process_tree.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>

#include <dirent.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

struct CloseDirectory
{
    void operator()(DIR *directory) const { ::closedir(directory); }
};
using Directory = std::unique_ptr<DIR, CloseDirectory>;

pid_t numberIn(std::string_view text)
{
    pid_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? number : 0;
}

/// Everything the file has, or nothing and false.
bool readAll(const std::string &path, std::string &text)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    std::array<char, 4096> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    ssize_t length = 0;
    while ((length = ::read(fd, buffer.data(), buffer.size())) > 0)
        text.append(buffer.data(), static_cast<std::size_t>(length));
    ::close(fd);
    return length == 0;
}

void appendNumbers(std::string_view text, std::vector<pid_t> &numbers)
{
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (const pid_t number = numberIn(text.substr(0, end)); number > 0)
            numbers.push_back(number);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

template <typename Visit>
bool forEachNumberedEntry(const std::string &path, Visit visit)
{
    const Directory directory(::opendir(path.c_str()));
    if (!directory)
        return false;
    while (const dirent *entry = ::readdir(directory.get())) {
        if (const pid_t number = numberIn(entry->d_name); number > 0)
            visit(number);
    }
    return true;
}

pid_t parentOf(pid_t pid)
{
    std::string stat;
    if (!readAll("/proc/" + std::to_string(pid) + "/stat", stat))
        return 0;
    // "pid (name) state ppid": the name may hold anything, also brackets.
    const std::size_t name = stat.rfind(')');
    if (name == std::string::npos || name + 4 >= stat.size())
        return 0;
    const std::size_t begin = name + 4;
    return numberIn(std::string_view(stat).substr(begin, stat.find(' ', begin) - begin));
}

bool kernelListsChildren()
{
    const std::string self = std::to_string(::getpid());
    return ::access(("/proc/self/task/" + self + "/children").c_str(), R_OK) == 0;
}

} // namespace

std::vector<pid_t> childrenOf(pid_t parent)
{
    std::vector<pid_t> children;
    if (kernelListsChildren()) {
        const std::string tasks = "/proc/" + std::to_string(parent) + "/task";
        forEachNumberedEntry(tasks, [&](pid_t task) {
            std::string text;
            if (readAll(tasks + "/" + std::to_string(task) + "/children", text))
                appendNumbers(text, children);
        });
        return children;
    }
    forEachNumberedEntry("/proc", [&](pid_t pid) {
        if (parentOf(pid) == parent)
            children.push_back(pid);
    });
    return children;
}

std::vector<pid_t> descendantsOf(pid_t root)
{
    std::vector<pid_t> all = childrenOf(root);
    for (std::size_t i = 0; i < all.size(); ++i) {
        for (const pid_t child : childrenOf(all[i])) {
            if (std::find(all.begin(), all.end(), child) == all.end())
                all.push_back(child);
        }
    }
    return all;
}

void stopAndKill(const std::function<std::vector<pid_t>()> &list)
{
    for (const pid_t pid : list())
        ::kill(pid, SIGSTOP);
    for (const pid_t pid : list())
        ::kill(pid, SIGKILL);
}

void killEveryDescendant(const std::function<void(pid_t, int)> &reaped)
{
    for (;;) {
        stopAndKill([] { return descendantsOf(::getpid()); });
        int status = 0;
        pid_t pid = 0;
        while ((pid = ::waitpid(-1, &status, WNOHANG)) > 0)
            reaped(pid, status);
        if (pid < 0 && errno == ECHILD)
            return;
        // Some are still on their way out; their parents' deaths hand us their children.
        sigset_t childEnded;
        sigemptyset(&childEnded);
        sigaddset(&childEnded, SIGCHLD);
        const timespec longest{0, 5'000'000};
        ::sigtimedwait(&childEnded, nullptr, &longest);
    }
}

} // namespace interleave
