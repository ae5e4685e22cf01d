// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace interleave {

/// Where one field of a tracepoint lies in its raw record.
struct TracepointField
{
    std::size_t offset = 0;
    std::size_t size = 0;
};

/// A tracepoint of this kernel: numbers and offsets differ from kernel to kernel, so they are read from its `format` file.
struct TracepointFormat
{
    std::uint32_t id = 0;
    std::map<std::string, TracepointField> fields;

    /// A value of up to 8 bytes from a raw record; 0 where the record or the format does not have it.
    std::int64_t value(const std::string &field, const std::byte *raw, std::size_t length) const;
    static std::int64_t value(TracepointField field, const std::byte *raw, std::size_t length);
    TracepointField field(const std::string &name) const;
};

/// Reads the text of a `format` file; id 0 where it makes no sense.
TracepointFormat parseTracepointFormat(const std::string &text);

/// The format of events/`name` ("sched/sched_switch") from wherever tracefs is mounted. Error: systemCallFailed ("tracefs", reason).
Result<TracepointFormat> readTracepointFormat(const std::string &name);

} // namespace interleave
