// SPDX-License-Identifier: GPL-3.0-or-later
// Against the examples that come with FIPS 180-4.
#include <sandtable/base/Sha256.h>

#include <gtest/gtest.h>

namespace sandtable {
namespace {

std::string hashOf(std::string_view text)
{
    Sha256 hash;
    hash.add(text);
    return toHex(hash.finish());
}

TEST(Sha256, GivesTheStandardsOwnExamples)
{
    EXPECT_EQ(hashOf(""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    EXPECT_EQ(hashOf("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(hashOf("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"),
              "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    EXPECT_EQ(hashOf(std::string(1'000'000, 'a')), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, PiecesGiveTheHashOfTheWhole)
{
    Sha256 hash;
    for (const char* piece : {"a", "", "b", "c"}) {
        hash.add(piece);
    }
    EXPECT_EQ(toHex(hash.finish()), hashOf("abc"));
}

TEST(Sha256, StartsAfreshOnceFinished)
{
    Sha256 hash;
    hash.add("something else");
    hash.finish();
    hash.add("abc");
    EXPECT_EQ(toHex(hash.finish()), hashOf("abc"));
}

TEST(Sha256, HexIsLowerCaseWithLeadingZeros)
{
    const std::array<std::uint8_t, 4> bytes{0x00, 0x0f, 0xA0, 0xff};
    EXPECT_EQ(toHex(bytes), "000fa0ff");
    EXPECT_EQ(toHex({}), "");
}

} // namespace
} // namespace sandtable
