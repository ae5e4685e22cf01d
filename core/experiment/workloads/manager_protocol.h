// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hmac_sha256.h"
#include "core/ipc/stream_end.h"

#include <optional>
#include <vector>

namespace interleave {

// What goes over the manager's sockets: a head of fixed size, and so many words. First each side proves to the other that it knows the key (a random
// challenge there, its HMAC back), then calls and replies alternate.

enum class ManagerVerb : std::uint32_t { challenge, digest, welcome, refused, get, set, append, length, getList, setList, reset, value, list };

struct ManagerHead
{
    ManagerVerb verb;
    std::uint32_t words;  ///< that follow
    std::uint64_t number; ///< of the call, for the picture
    std::int64_t value;
};

/// One message, whole.
struct ManagerMessage
{
    ManagerHead head{};
    std::vector<std::int64_t> words;

    static ManagerMessage ofDigest(ManagerVerb verb, const Digest &digest);
    std::optional<Digest> digest() const;
};

inline constexpr std::uint32_t mostManagerWords = 1u << 16;

std::vector<std::byte> packed(const ManagerMessage &message);
/// Takes the first message off the front, if all of it is there. `garbled`: what is there is none.
std::optional<ManagerMessage> unpacked(std::vector<std::byte> &bytes, bool &garbled);

} // namespace interleave
