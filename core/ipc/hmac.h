// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace interleave {

/// SHA-256 (FIPS 180-4) and HMAC (RFC 2104) over it: enough to prove that one knows a key without sending it.
using Digest = std::array<std::uint8_t, 32>;

Digest sha256(std::span<const std::uint8_t> text);
Digest hmac(std::span<const std::uint8_t> key, std::span<const std::uint8_t> text);
/// In a time that does not depend on where they differ.
bool sameDigest(const Digest &a, const Digest &b);
/// From the kernel.
Digest randomDigest();

} // namespace interleave
