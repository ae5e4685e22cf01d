// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/runs/traces_left.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace interleave::testing {

namespace {

bool isOurs(const std::string &text)
{
    return text.find("interleave") != std::string::npos;
}

void addNames(const std::filesystem::path &folder, std::set<std::string> &out)
{
    std::error_code ignored; // not every machine has each of them
    for (const auto &entry : std::filesystem::directory_iterator(folder, ignored)) {
        if (isOurs(entry.path().filename()))
            out.insert(entry.path());
    }
}

/// Lines of a table in /proc that `wanted` says yes to, named by their first `fields` fields: what follows changes while nothing does.
template <typename Wanted>
void addLines(const std::string &path, int fields, Wanted wanted, std::set<std::string> &out)
{
    std::ifstream file(path);
    std::string line;
    std::getline(file, line); // the heading
    while (std::getline(file, line)) {
        if (!wanted(line))
            continue;
        std::istringstream words(line);
        std::string name = path + ':';
        std::string word;
        for (int i = 0; i < fields && words >> word; ++i)
            name += ' ' + word;
        out.insert(name);
    }
}

} // namespace

std::set<std::string> tracesLeft()
{
    std::set<std::string> found;
    for (const std::filesystem::path &folder : {std::filesystem::temp_directory_path(), std::filesystem::path("/dev/shm"),
             std::filesystem::path("/dev/mqueue"), std::filesystem::path("/run"), std::filesystem::current_path()})
        addNames(folder, found);
    const auto any = [](const std::string &) { return true; };
    for (const char *table : {"msg", "sem", "shm"})
        addLines(std::string("/proc/sysvipc/") + table, 2, any, found);
    // "0: 0100007F:1F90 00000000:0000 0A …": 0A is LISTEN. The number of the line is not the socket's, so it is not compared.
    for (const char *table : {"/proc/net/tcp", "/proc/net/tcp6"}) {
        std::ifstream file(table);
        for (std::string line; std::getline(file, line);) {
            std::istringstream words(line);
            std::string number, local, remote, state;
            if (words >> number >> local >> remote >> state && state == "0A")
                found.insert(std::string(table) + ": " + local);
        }
    }
    addLines("/proc/net/unix", 8, isOurs, found);
    return found;
}

} // namespace interleave::testing
