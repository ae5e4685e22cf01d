// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/command_line.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Words = std::vector<std::string>;

TEST(CommandWords, AreThoseOfAShell)
{
    EXPECT_EQ(commandWords(""), Words{});
    EXPECT_EQ(commandWords("  sort  -r\t-n "), (Words{"sort", "-r", "-n"}));
    EXPECT_EQ(commandWords("sh -c 'exit 3; # \"no\"'"), (Words{"sh", "-c", "exit 3; # \"no\""}));
    EXPECT_EQ(commandWords(R"(echo "a \"b\" c" d\ e '')"), (Words{"echo", "a \"b\" c", "d e", ""}));
    EXPECT_EQ(commandWords("echo 'open to the end"), (Words{"echo", "open to the end"}));
    EXPECT_EQ(commandWords("echo $HOME *"), (Words{"echo", "$HOME", "*"})) << "nothing is replaced";
}

TEST(WithoutEscapes, ALineMayHoldSeveral)
{
    EXPECT_EQ(withoutEscapes("b\\na\\n"), "b\na\n");
    EXPECT_EQ(withoutEscapes("a\\tb\\\\n"), "a\tb\\n");
    EXPECT_EQ(withoutEscapes("\\q\\"), "\\q\\");
    EXPECT_EQ(withoutEscapes("\\0"), std::string(1, '\0'));
}

} // namespace
} // namespace interleave
