// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

#include <sys/types.h>

namespace interleave::testing {

/// How a program ended and what it said.
struct Ended
{
    bool timedOut = false; ///< it was killed because it did not end by itself
    int exitCode = -1;     ///< -1 where a signal ended it
    int signal = 0;
    std::string out;
    std::string err;
};

/// A program under test, started with pipes for its output and /dev/null for its input. The test process becomes the subreaper, so that whoever
/// the program leaves behind turns into our child: nobody can hide, and nothing here measures time but the limit that ends a hanging test.
/// One thread; one program at a time.
class Program
{
public:
    struct Options
    {
        std::map<std::string, std::string> environment; ///< added to ours; an empty value removes the variable
        std::string workingDirectory;
        std::vector<std::string> launcher; ///< put in front of the command, e.g. taskset -c 0
    };

    Program(const std::string &executable, const std::vector<std::string> &arguments, const Options &options = {});
    /// Kills what is left, of the program and of its descendants.
    ~Program();
    Program(const Program &) = delete;
    Program &operator=(const Program &) = delete;

    pid_t pid() const { return m_pid; }
    void sendSignal(int signal) const;
    /// As a terminal does it on Ctrl+C: to the program and all of its descendants that did not leave its process group.
    void sendSignalToGroup(int signal) const;

    /// Reads until the program has written `text` to stderr or stdout; false when it ended or the limit was reached before.
    bool waitForOutput(const std::string &text, std::chrono::seconds limit = std::chrono::seconds(60));
    /// Waits for the program's own end. May be called once.
    Ended wait(std::chrono::seconds limit = std::chrono::seconds(60));
    /// After wait(): the living descendants at this instant, as "pid name". A correct program that ended by itself leaves none.
    std::vector<std::string> leftBehind() const;
    /// After wait(): waits until the last descendant has gone; false when one is alive at the limit.
    bool waitUntilAllGone(std::chrono::seconds limit = std::chrono::seconds(30)) const;

private:
    bool readAvailable();

    pid_t m_pid = -1;
    bool m_reaped = false;
    UniqueFd m_pidFd, m_out, m_err;
    std::string m_outText, m_errText;
};

/// Starts a program, waits for its end and hands over what it said.
Ended runProgram(const std::string &executable, const std::vector<std::string> &arguments, const Program::Options &options = {},
    std::chrono::seconds limit = std::chrono::seconds(60));

/// The words a process was started with; empty where it has gone.
std::vector<std::string> commandLineOf(pid_t pid);

/// The pids of all living descendants of a process, those being created included, zombies not.
std::vector<pid_t> livingDescendants(pid_t ancestor);

} // namespace interleave::testing
