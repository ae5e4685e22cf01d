// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace interleave {

/// 32 bytes that only who has the same bytes can make (FIPS 180-4, RFC 2104).
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::string_view bytes);
Digest hmacSha256(std::string_view key, std::string_view message);
Digest hmacSha256(const Digest &key, const Digest &message);
/// From the kernel: a key, or a challenge.
Digest randomDigest();
/// Takes as long for a near miss as for a far one, so that nobody can feel the way to the right answer.
bool sameDigest(const Digest &a, const Digest &b);

} // namespace interleave
