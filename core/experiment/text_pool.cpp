// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/text_pool.h"

#include <deque>
#include <mutex>
#include <string>

namespace interleave {

namespace {

struct Pool
{
    std::mutex mutex;
    std::deque<std::string> texts; ///< number n is texts[n - 1]; a deque, so that none ever moves
};

Pool &pool()
{
    static Pool pool;
    return pool;
}

} // namespace

std::uint64_t numberOfText(std::string_view text)
{
    if (text.empty())
        return 0;
    Pool &all = pool();
    const std::lock_guard guard(all.mutex);
    for (std::size_t i = 0; i < all.texts.size(); ++i) {
        if (all.texts[i] == text)
            return i + 1;
    }
    all.texts.emplace_back(text);
    return all.texts.size();
}

std::string_view textOfNumber(std::uint64_t number)
{
    Pool &all = pool();
    const std::lock_guard guard(all.mutex);
    return number == 0 || number > all.texts.size() ? std::string_view() : std::string_view(all.texts[number - 1]);
}

} // namespace interleave
