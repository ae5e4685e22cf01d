// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/manager_protocol.h"

#include <cstring>

namespace interleave {

ManagerMessage ManagerMessage::ofDigest(ManagerVerb verb, const Digest &digest)
{
    ManagerMessage message;
    message.head.verb = verb;
    message.words.resize(digest.size() / sizeof(std::int64_t));
    std::memcpy(message.words.data(), digest.data(), digest.size());
    return message;
}

std::optional<Digest> ManagerMessage::digest() const
{
    Digest digest{};
    if (words.size() * sizeof(std::int64_t) != digest.size())
        return std::nullopt;
    std::memcpy(digest.data(), words.data(), digest.size());
    return digest;
}

std::vector<std::byte> packed(const ManagerMessage &message)
{
    ManagerHead head = message.head;
    head.words = static_cast<std::uint32_t>(message.words.size());
    std::vector<std::byte> bytes(sizeof head + message.words.size() * sizeof(std::int64_t));
    std::memcpy(bytes.data(), &head, sizeof head);
    if (!message.words.empty())
        std::memcpy(bytes.data() + sizeof head, message.words.data(), message.words.size() * sizeof(std::int64_t));
    return bytes;
}

std::optional<ManagerMessage> unpacked(std::vector<std::byte> &bytes, bool &garbled)
{
    ManagerMessage message;
    garbled = false;
    if (bytes.size() < sizeof message.head)
        return std::nullopt;
    std::memcpy(&message.head, bytes.data(), sizeof message.head);
    garbled = message.head.verb > ManagerVerb::list || message.head.words > mostManagerWords;
    const std::size_t length = sizeof message.head + std::size_t{message.head.words} * sizeof(std::int64_t);
    if (garbled || bytes.size() < length)
        return std::nullopt;
    message.words.resize(message.head.words);
    if (!message.words.empty())
        std::memcpy(message.words.data(), bytes.data() + sizeof message.head, length - sizeof message.head);
    bytes.erase(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(length));
    return message;
}

} // namespace interleave
