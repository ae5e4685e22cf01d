// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>

namespace interleave::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

std::uint32_t bigEndian(const std::string &bytes, std::size_t at)
{
    std::uint32_t number = 0;
    for (std::size_t i = at; i < at + 4; ++i)
        number = number << 8 | static_cast<unsigned char>(bytes.at(i));
    return number;
}

class Views : public ::testing::TestWithParam<const char *>
{};

TEST_P(Views, AreDrawnWithoutADisplay)
{
    const TemporaryFolder folder;
    const Ended ended =
        cli({"run", "queue", "-p", "items=60", "--view", GetParam(), "--size", "1280x720", "--png", folder / "f.png", "--svg", folder / "f.svg"});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_EQ(ended.err, "");
    const std::string png = textOf(folder / "f.png");
    EXPECT_THAT(png, StartsWith("\x89PNG\r\n"));
    ASSERT_GT(png.size(), 8000u); // an empty picture of this size has less
    EXPECT_EQ(bigEndian(png, 16), 1280u);
    EXPECT_EQ(bigEndian(png, 20), 720u);
    const std::string svg = textOf(folder / "f.svg");
    EXPECT_THAT(svg, HasSubstr("<svg"));
    EXPECT_THAT(svg, HasSubstr("</svg>"));
    EXPECT_GT(svg.size(), 2000u);
}

INSTANTIATE_TEST_SUITE_P(
    Figure, Views, ::testing::Values("timeline", "contention", "queues", "outcome", "all"), [](const auto &view) { return std::string(view.param); });

TEST(Figure, EveryThemeIsAnotherPicture)
{
    const TemporaryFolder folder;
    std::vector<std::string> pictures;
    for (const char *theme : {"light", "dark", "projector"}) {
        EXPECT_EQ(cli({"run", "lost-update", "--trials", "1", "-p", "iterations=20000", "--theme", theme, "--png", folder / theme}).exitCode, 0);
        pictures.push_back(textOf(folder / theme));
    }
    EXPECT_NE(pictures[0], pictures[1]);
    EXPECT_NE(pictures[0], pictures[2]);
}

TEST(Figure, AFullDiskCostsTheFigureOnly)
{
    const TemporaryFolder folder;
    const Ended ended = cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000", "--png", "/dev/full", "--json", folder / "r.json"});
    EXPECT_EQ(ended.exitCode, 4);
    EXPECT_THAT(ended.err, HasSubstr("/dev/full"));
    EXPECT_TRUE(nlohmann::json::accept(textOf(folder / "r.json")));
}

TEST(Language, WithoutChineseGlyphsThePackagesAreNamed)
{
    const TemporaryFolder folder;
    std::ofstream(folder / "fonts.conf") << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\">"
                                         << "<fontconfig><cachedir>" << folder / "cache"
                                         << "</cachedir></fontconfig>";
    Program::Options options = plainOptions();
    options.environment["FONTCONFIG_FILE"] = folder / "fonts.conf";
    EXPECT_THAT(cli({"doctor"}, options).out, HasSubstr("fonts-droid-fallback"));
    const Ended run = cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000", "--lang", "zh_CN", "--png", folder / "f.png"}, options);
    EXPECT_EQ(run.exitCode, 0);
    EXPECT_THAT(run.err, HasSubstr("fonts-droid-fallback"));
    EXPECT_THAT(textOf(folder / "f.png"), StartsWith("\x89PNG"));
}

TEST(Language, ChineseIsSpokenWhereAskedForOrByTheLocale)
{
    const std::vector<std::string> run = {"run", "lost-update", "--trials", "1", "-p", "iterations=1000"};
    std::vector<std::string> asked = run;
    asked.insert(asked.end(), {"--lang", "zh_CN"});
    EXPECT_THAT(cli(asked).out, HasSubstr("余额"));
    Program::Options chinese = plainOptions();
    chinese.environment["LANG"] = "zh_CN.UTF-8";
    chinese.environment["LC_ALL"] = "zh_CN.UTF-8";
    EXPECT_THAT(cli(run, chinese).out, HasSubstr("余额"));
    const Ended refused = cli({"run", "lost-update", "--lang", "zh_CN", "-p", "workers=0"});
    EXPECT_EQ(refused.exitCode, 2);
    EXPECT_THAT(refused.err, HasSubstr("workers"));
    EXPECT_THAT(refused.err, HasSubstr("参数"));
    EXPECT_THAT(cli({"--help", "--lang", "zh_CN"}).out, HasSubstr("选项"));
    // Data stays the same in every language.
    EXPECT_EQ(cli({"describe", "lost-update", "--json", "--lang", "zh_CN"}).exitCode, 0);
}

} // namespace
} // namespace interleave::testing
