// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/moment.h"

#include "ui/view_state.h"

namespace interleave {

Nanos momentOf(const ViewState &state, const TraceView &view, bool running)
{
    if (const auto selected = state.selectedSlice(); selected && selected->track.value < view.trackCount()) {
        if (selected->open) {
            if (const auto slice = view.openSlice(selected->track))
                return slice->begin;
        } else if (selected->index >= view.firstSlice(selected->track) && selected->index < view.endSlice(selected->track)) {
            return view.slice(selected->track, selected->index).begin;
        }
    }
    if (const auto range = state.selectedRange())
        return range->begin;
    if (running && state.isFollowing())
        return view.end();
    const TimeRange window = state.window();
    return window.begin + window.length() / 2;
}

} // namespace interleave
