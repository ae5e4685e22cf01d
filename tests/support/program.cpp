// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave::testing {
namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void failWith(const char *call)
{
    throw std::system_error(errno, std::generic_category(), call);
}

int millisecondsUntil(Clock::time_point end)
{
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now()).count();
    return left > 0 ? static_cast<int>(left) + 1 : 0;
}

UniqueFd openPidFd(pid_t pid)
{
    return UniqueFd(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
}

struct Status
{
    pid_t parent = 0;
    char state = 0;
    std::string name;
};

/// Empty name where the process has gone.
Status statusOf(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    const auto open = text.find('(');
    const auto close = text.rfind(')');
    if (open == std::string::npos || close == std::string::npos || close + 4 > text.size())
        return {};
    Status status;
    status.name = text.substr(open + 1, close - open - 1);
    status.state = text[close + 2];
    status.parent = std::atoi(text.c_str() + close + 4);
    return status;
}

void appendFrom(int fd, std::string &text, bool &open)
{
    std::array<char, 65536> buffer;
    for (;;) {
        const ssize_t count = ::read(fd, buffer.data(), buffer.size());
        if (count > 0) {
            text.append(buffer.data(), static_cast<std::size_t>(count));
            continue;
        }
        if (count == 0)
            open = false;
        else if (errno == EINTR)
            continue;
        return;
    }
}

[[noreturn]] void becomeProgram(std::vector<std::string> &words, const Program::Options &options, int out, int err)
{
    ::setpgid(0, 0);
    const int null = ::open("/dev/null", O_RDONLY);
    ::dup2(null, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(err, STDERR_FILENO);
    if (!options.workingDirectory.empty() && ::chdir(options.workingDirectory.c_str()) != 0)
        ::_exit(126);
    for (const auto &[name, value] : options.environment) {
        if (value.empty())
            ::unsetenv(name.c_str());
        else
            ::setenv(name.c_str(), value.c_str(), 1);
    }
    std::vector<char *> arguments;
    for (std::string &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

} // namespace

std::vector<std::string> commandLineOf(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/cmdline", std::ios::binary);
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');)
        words.push_back(word);
    return words;
}

std::vector<pid_t> livingDescendants(pid_t ancestor)
{
    // A snapshot of /proc by parent; whoever appears while it is taken is found by the next one, since the caller waits for an empty answer.
    std::map<pid_t, std::vector<pid_t>> children;
    std::map<pid_t, char> states;
    std::error_code ignored;
    for (const auto &entry : std::filesystem::directory_iterator("/proc", ignored)) {
        const pid_t pid = std::atoi(entry.path().filename().c_str());
        if (pid <= 0)
            continue;
        const Status status = statusOf(pid);
        if (status.state == 0)
            continue;
        children[status.parent].push_back(pid);
        states[pid] = status.state;
    }
    std::vector<pid_t> found;
    std::vector<pid_t> open{ancestor};
    while (!open.empty()) {
        const pid_t parent = open.back();
        open.pop_back();
        for (const pid_t child : children[parent]) {
            open.push_back(child);
            if (states[child] != 'Z' && states[child] != 'X')
                found.push_back(child);
        }
    }
    return found;
}

Program::Program(const std::string &executable, const std::vector<std::string> &arguments, const Options &options)
{
    if (::prctl(PR_SET_CHILD_SUBREAPER, 1) != 0)
        failWith("prctl");
    int out[2];
    int err[2];
    if (::pipe2(out, O_CLOEXEC) != 0 || ::pipe2(err, O_CLOEXEC) != 0)
        failWith("pipe2");
    std::vector<std::string> words = options.launcher;
    words.push_back(executable);
    words.insert(words.end(), arguments.begin(), arguments.end());

    m_pid = ::fork();
    if (m_pid < 0)
        failWith("fork");
    if (m_pid == 0)
        becomeProgram(words, options, out[1], err[1]);
    ::close(out[1]);
    ::close(err[1]);
    ::setpgid(m_pid, m_pid); // whoever of the two comes first
    m_out = UniqueFd(out[0]);
    m_err = UniqueFd(err[0]);
    ::fcntl(m_out.get(), F_SETFL, O_NONBLOCK);
    ::fcntl(m_err.get(), F_SETFL, O_NONBLOCK);
    m_pidFd = openPidFd(m_pid);
}

Program::~Program()
{
    if (!m_reaped)
        ::kill(m_pid, SIGKILL);
    // Killed parents hand their children to us, so the list is asked for until it stays empty.
    for (auto left = livingDescendants(::getpid()); !left.empty(); left = livingDescendants(::getpid())) {
        for (const pid_t pid : left)
            ::kill(pid, SIGKILL);
        ::waitpid(-1, nullptr, 0);
    }
    while (::waitpid(-1, nullptr, WNOHANG) > 0) {
    }
}

void Program::sendSignal(int signal) const
{
    if (!m_reaped)
        ::kill(m_pid, signal);
}

void Program::sendSignalToGroup(int signal) const
{
    ::kill(-m_pid, signal);
}

bool Program::readAvailable()
{
    bool outOpen = true;
    bool errOpen = true;
    appendFrom(m_out.get(), m_outText, outOpen);
    appendFrom(m_err.get(), m_errText, errOpen);
    if (!outOpen)
        m_out = UniqueFd();
    if (!errOpen)
        m_err = UniqueFd();
    return outOpen || errOpen;
}

bool Program::waitForOutput(const std::string &text, std::chrono::seconds limit)
{
    const auto end = Clock::now() + limit;
    for (;;) {
        readAvailable();
        if (m_outText.find(text) != std::string::npos || m_errText.find(text) != std::string::npos)
            return true;
        std::array<pollfd, 3> waited{pollfd{m_out.get(), POLLIN, 0}, {m_err.get(), POLLIN, 0}, {m_pidFd.get(), POLLIN, 0}};
        const int timeout = millisecondsUntil(end);
        if (timeout == 0 || ::poll(waited.data(), waited.size(), timeout) == 0)
            return false;
        if (waited[2].revents != 0) {
            readAvailable();
            return m_outText.find(text) != std::string::npos || m_errText.find(text) != std::string::npos;
        }
    }
}

Ended Program::wait(std::chrono::seconds limit)
{
    const auto end = Clock::now() + limit;
    Ended ended;
    for (;;) {
        std::array<pollfd, 3> waited{pollfd{m_out.get(), POLLIN, 0}, {m_err.get(), POLLIN, 0}, {m_pidFd.get(), POLLIN, 0}};
        const int timeout = millisecondsUntil(end);
        if (timeout == 0 || ::poll(waited.data(), waited.size(), timeout) == 0) {
            ended.timedOut = true;
            ::kill(m_pid, SIGKILL);
        }
        readAvailable();
        if (ended.timedOut || waited[2].revents != 0)
            break;
    }
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_reaped = true;
    readAvailable();
    if (WIFEXITED(status))
        ended.exitCode = WEXITSTATUS(status);
    if (WIFSIGNALED(status))
        ended.signal = WTERMSIG(status);
    ended.out = m_outText;
    ended.err = m_errText;
    return ended;
}

std::vector<std::string> Program::leftBehind() const
{
    std::vector<std::string> names;
    for (const pid_t pid : livingDescendants(::getpid()))
        names.push_back(std::to_string(pid) + " " + statusOf(pid).name);
    return names;
}

bool Program::waitUntilAllGone(std::chrono::seconds limit) const
{
    const auto end = Clock::now() + limit;
    for (;;) {
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        const auto left = livingDescendants(::getpid());
        if (left.empty())
            return true;
        // The end of one of them is the event that makes it worth looking again.
        const UniqueFd one = openPidFd(left.front());
        if (!one.isOpen())
            continue;
        pollfd waited{one.get(), POLLIN, 0};
        if (::poll(&waited, 1, millisecondsUntil(end)) == 0)
            return false;
    }
}

Ended runProgram(
    const std::string &executable, const std::vector<std::string> &arguments, const Program::Options &options, std::chrono::seconds limit)
{
    Program program(executable, arguments, options);
    return program.wait(limit);
}

} // namespace interleave::testing
