// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/tracefs.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <sstream>

#include <fcntl.h>
#include <unistd.h>

namespace interleave {

namespace {

Result<std::string> readWhole(const std::string &path)
{
    const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!fd.isOpen())
        return systemError("tracefs", errno);
    std::string text(16 * 1024, '\0');
    const ssize_t length = ::read(fd.get(), text.data(), text.size());
    if (length < 0)
        return systemError("tracefs", errno);
    text.resize(static_cast<std::size_t>(length));
    return text;
}

/// "field:char prev_comm[16]" or "field:pid_t prev_pid" -> the last word without its brackets.
std::string nameOf(const std::string &declaration)
{
    const std::size_t space = declaration.find_last_of(" \t");
    std::string name = space == std::string::npos ? declaration : declaration.substr(space + 1);
    return name.substr(0, name.find('['));
}

} // namespace

TracepointField TracepointFormat::field(const std::string &name) const
{
    const auto it = fields.find(name);
    return it == fields.end() ? TracepointField{} : it->second;
}

std::int64_t TracepointFormat::value(TracepointField field, const std::byte *raw, std::size_t length)
{
    if (field.offset + field.size > length)
        return 0;
    const auto load = [&](auto sample) {
        std::memcpy(&sample, raw + field.offset, sizeof sample);
        return static_cast<std::int64_t>(sample);
    };
    switch (field.size) {
    case 1: return load(std::uint8_t{});
    case 2: return load(std::uint16_t{});
    case 4: return load(std::int32_t{});
    case 8: return load(std::int64_t{});
    default: return 0;
    }
}

std::int64_t TracepointFormat::value(const std::string &name, const std::byte *raw, std::size_t length) const
{
    return value(field(name), raw, length);
}

TracepointFormat parseTracepointFormat(const std::string &text)
{
    TracepointFormat format;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        unsigned id = 0;
        if (std::sscanf(line.c_str(), "ID: %u", &id) == 1) {
            format.id = id;
            continue;
        }
        const std::size_t begin = line.find("field:");
        const std::size_t end = line.find(';');
        if (begin == std::string::npos || end == std::string::npos || end < begin)
            continue;
        std::size_t offset = 0;
        std::size_t size = 0;
        if (std::sscanf(line.c_str() + end + 1, " offset:%zu; size:%zu;", &offset, &size) == 2)
            format.fields[nameOf(line.substr(begin + 6, end - begin - 6))] = {offset, size};
    }
    return format;
}

Result<TracepointFormat> readTracepointFormat(const std::string &name)
{
    // Its own mount point, and where older systems have it.
    auto text = readWhole("/sys/kernel/tracing/events/" + name + "/format");
    if (!text) {
        const Error first = text.error();
        text = readWhole("/sys/kernel/debug/tracing/events/" + name + "/format");
        if (!text)
            return first;
    }
    TracepointFormat format = parseTracepointFormat(*text);
    if (format.id == 0)
        return systemError("tracefs", ENODATA);
    return format;
}

} // namespace interleave
