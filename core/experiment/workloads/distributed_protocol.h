// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/hmac_sha256.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

// What scheduler and workers say to each other. A message is its length (4 bytes, the first the highest), a word and a payload.
//
//   scheduler                       worker
//   challenge(nonce)        ──▶
//                           ◀──     answer(hmac(key, "worker" nonce))
//   welcome, or refused and the end ──▶
//                           ◀──     challenge(nonce)
//   answer(hmac(key, "scheduler" nonce)) ──▶
//                           ◀──     hello(number), then get
//   task(round, number)     ──▶
//                           ◀──     result(round, number, value), then get …
//
// Both show that they have the key, and neither sends it. The words "worker" and "scheduler" keep an answer from being used for the other side.

enum class RemoteWord : std::uint8_t { challenge, answer, welcome, refused, hello, get, task, result, count };

struct RemoteMessage
{
    RemoteWord word{};
    std::string payload;
};

inline constexpr std::size_t mostRemoteBytes = 256;

void appendMessage(std::string &out, RemoteWord word, std::string_view payload = {});
enum class RemoteRead { message, incomplete, bad };
/// Takes the first message out of what has come from the network.
RemoteRead takeMessage(std::string &in, RemoteMessage &message);

/// Numbers of a payload, each of 8 bytes.
std::string numbers(std::initializer_list<std::uint64_t> values);
/// 0 where there are not as many.
std::uint64_t numberAt(std::string_view payload, std::size_t index);

/// 32 bytes that nobody can foresee.
std::string newNonce();
std::string answerTo(std::string_view key, std::string_view side, std::string_view nonce);
bool isAnswer(std::string_view given, std::string_view key, std::string_view side, std::string_view nonce);

} // namespace interleave
