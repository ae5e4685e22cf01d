// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_protocol.h"

#include <algorithm>
#include <stdexcept>

#include <sys/random.h>

namespace interleave {

namespace {

constexpr std::size_t headBytes = 5;
constexpr std::size_t nonceBytes = 32;

void appendBytes(std::string &out, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<char>(value >> shift));
}

std::uint64_t readBytes(std::string_view bytes)
{
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = (value << 8) | static_cast<std::uint8_t>(byte);
    return value;
}

} // namespace

void appendMessage(std::string &out, RemoteWord word, std::string_view payload)
{
    appendBytes(out, payload.size(), 4);
    out.push_back(static_cast<char>(word));
    out.append(payload);
}

RemoteRead takeMessage(std::string &in, RemoteMessage &message)
{
    if (in.size() < headBytes)
        return RemoteRead::incomplete;
    const std::uint64_t length = readBytes(std::string_view(in).substr(0, 4));
    const auto word = static_cast<std::uint8_t>(in[4]);
    if (length > mostRemoteBytes || word >= static_cast<std::uint8_t>(RemoteWord::count))
        return RemoteRead::bad;
    if (in.size() < headBytes + length)
        return RemoteRead::incomplete;
    message.word = static_cast<RemoteWord>(word);
    message.payload = in.substr(headBytes, length);
    in.erase(0, headBytes + length);
    return RemoteRead::message;
}

std::string numbers(std::initializer_list<std::uint64_t> values)
{
    std::string payload;
    for (const std::uint64_t value : values)
        appendBytes(payload, value, 8);
    return payload;
}

std::uint64_t numberAt(std::string_view payload, std::size_t index)
{
    return payload.size() < (index + 1) * 8 ? 0 : readBytes(payload.substr(index * 8, 8));
}

std::string newNonce()
{
    std::string nonce(nonceBytes, '\0');
    if (::getrandom(nonce.data(), nonce.size(), 0) != static_cast<ssize_t>(nonce.size()))
        throw std::runtime_error("getrandom");
    return nonce;
}

std::string answerTo(std::string_view key, std::string_view side, std::string_view nonce)
{
    const Digest digest = hmacSha256(key, std::string(side).append(nonce));
    return {reinterpret_cast<const char *>(digest.data()), digest.size()};
}

bool isAnswer(std::string_view given, std::string_view key, std::string_view side, std::string_view nonce)
{
    Digest theirs{};
    if (given.size() != theirs.size())
        return false;
    std::copy(given.begin(), given.end(), theirs.begin());
    return sameDigest(theirs, hmacSha256(key, std::string(side).append(nonce)));
}

} // namespace interleave
