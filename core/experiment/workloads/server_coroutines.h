// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace interleave {

class ServerWorker;

/// An event loop again, but each connection is a coroutine: written from top to bottom, as if it had a thread of its own. Returns when the server ends.
void serveByCoroutines(ServerWorker &worker, int listener);

} // namespace interleave
