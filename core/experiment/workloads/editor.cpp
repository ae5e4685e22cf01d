// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/editor.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace interleave {

namespace {

/// What is typed, over and over; one word of it is misspelt.
constexpr std::string_view manuscript = "a process has its own memory and a thread shares the memroy of its process ";
constexpr std::array<std::string_view, 11> dictionary{
    "a", "and", "has", "its", "memory", "of", "own", "process", "shares", "the", "thread"}; // sorted
constexpr std::uint64_t printedAtOnce = 8;

std::uint64_t seen(const AtomicU64 &count)
{
    return count.load(std::memory_order_acquire);
}

bool isKnown(std::string_view word)
{
    return std::binary_search(dictionary.begin(), dictionary.end(), word);
}

void type(EditorDocument &document)
{
    const std::uint64_t at = document.typed.load(std::memory_order_relaxed);
    if (at - seen(document.printed) == documentChars)
        return; // no room before something is printed
    document.text[at % documentChars] = manuscript[at % manuscript.size()];
    document.typed.store(at + 1, std::memory_order_release);
}

/// The next word, if it has been typed to its end.
void check(EditorDocument &document)
{
    const std::uint64_t begin = document.checked.load(std::memory_order_relaxed);
    const std::uint64_t end = seen(document.typed);
    std::array<char, 16> word{};
    std::uint64_t at = begin;
    while (at < end && document.text[at % documentChars] != ' ' && at - begin < word.size()) {
        word.at(at - begin) = document.text[at % documentChars];
        ++at;
    }
    if (at == end)
        return;
    if (!isKnown({word.data(), static_cast<std::size_t>(at - begin)}))
        document.misspelt.fetch_add(1, std::memory_order_relaxed);
    document.checked.store(at + 1, std::memory_order_release);
}

void print(EditorDocument &document)
{
    const std::uint64_t at = document.printed.load(std::memory_order_relaxed);
    const std::uint64_t end = std::min(seen(document.checked), at + printedAtOnce);
    char paper = 0;
    for (std::uint64_t i = at; i < end; ++i) {
        paper = document.text[i % documentChars];
        asm volatile("" ::"r"(paper)); // there to be read
    }
    document.printed.store(end, std::memory_order_release);
}

} // namespace

void edit(EditorDocument &document, unsigned task)
{
    switch (task) {
    case editorTypes: return type(document);
    case editorChecks: return check(document);
    case editorPrints: return print(document);
    default: return;
    }
}

} // namespace interleave
