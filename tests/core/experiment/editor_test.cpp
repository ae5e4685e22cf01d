// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/editor.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace interleave {
namespace {

class EditorTest : public ::testing::Test
{
protected:
    void times(unsigned task, int count)
    {
        for (int i = 0; i < count; ++i)
            edit(*document, task);
    }

    std::unique_ptr<EditorDocument> document = std::make_unique<EditorDocument>();
};

TEST_F(EditorTest, NobodyOvertakesWhoComesBefore)
{
    times(editorChecks, 10);
    times(editorPrints, 10);
    EXPECT_EQ(document->checked, 0u);
    EXPECT_EQ(document->printed, 0u);
    times(editorTypes, 5); // "a pro"
    times(editorChecks, 10);
    EXPECT_EQ(document->checked, 2u); // a word is checked when it has ended
    times(editorPrints, 10);
    EXPECT_EQ(document->printed, 2u);
}

TEST_F(EditorTest, FindsTheWordThatIsMisspeltEachTimeItComes)
{
    times(editorTypes, 3 * 75);
    const std::string text(document->text, document->text + 75);
    ASSERT_EQ(text.substr(0, 9), "a process");
    ASSERT_EQ(text.back(), ' ');
    times(editorChecks, 3 * 15);
    EXPECT_EQ(document->checked, document->typed);
    EXPECT_EQ(document->misspelt, 3u);
}

TEST_F(EditorTest, TypingWaitsWhereThereIsNoRoom)
{
    times(editorTypes, static_cast<int>(documentChars) + 100);
    EXPECT_EQ(document->typed, documentChars);
    times(editorChecks, 20'000);
    times(editorPrints, 100);
    times(editorTypes, 10);
    EXPECT_EQ(document->typed, documentChars + 10);
}

} // namespace
} // namespace interleave
