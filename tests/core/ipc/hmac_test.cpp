// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/hmac.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace interleave {
namespace {

std::span<const std::uint8_t> bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

std::string hex(const Digest &digest)
{
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (const std::uint8_t byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

// The examples of FIPS 180 and RFC 4231.

TEST(Sha256, KnownAnswers)
{
    EXPECT_EQ(hex(sha256(bytesOf(""))), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hex(sha256(bytesOf("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hex(sha256(bytesOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"))),
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

TEST(Hmac, KnownAnswers)
{
    EXPECT_EQ(
        hex(hmac(bytesOf("Jefe"), bytesOf("what do ya want for nothing?"))), "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    const std::vector<std::uint8_t> longKey(131, 0xaa);
    EXPECT_EQ(hex(hmac(longKey, bytesOf("Test Using Larger Than Block-Size Key - Hash Key First"))),
        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST(Hmac, AnotherKeyAnotherAnswer)
{
    const Digest challenge = randomDigest();
    EXPECT_FALSE(sameDigest(challenge, randomDigest()));
    EXPECT_TRUE(sameDigest(hmac(bytesOf("key"), challenge), hmac(bytesOf("key"), challenge)));
    EXPECT_FALSE(sameDigest(hmac(bytesOf("key"), challenge), hmac(bytesOf("kez"), challenge)));
}

} // namespace
} // namespace interleave
