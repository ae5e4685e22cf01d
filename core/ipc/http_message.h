// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace interleave {

// A small, real subset of HTTP/1.1: enough for curl, wrk and ab. One message is a head of lines and a body of Content-Length bytes; chunks are
// refused. What comes from the network is untrusted: everything has a limit.

inline constexpr std::size_t mostHeadBytes = 8 * 1024;
inline constexpr std::size_t mostBodyBytes = 64 * 1024;

struct HttpRequest
{
    std::string_view method;
    std::string_view target;
    std::string_view body;
    bool keepAlive = true;
    std::size_t bytes = 0; ///< of the whole message
};

struct HttpReply
{
    int status = 0;
    std::string_view body;
    bool keepAlive = true;
    std::size_t bytes = 0;
};

enum class HttpParse {
    whole,
    incomplete, ///< more bytes must come
    bad,        ///< this is not HTTP as we know it
    tooLarge,
};

/// Reads one message from the begin of `bytes`; what it hands out points into them.
HttpParse parseHttp(std::string_view bytes, HttpRequest &request);
HttpParse parseHttp(std::string_view bytes, HttpReply &reply);

/// Appends a reply. Without `withBody` only its head, as HEAD wants it.
void appendReply(std::string &out, int status, std::string_view body, bool keepAlive, bool withBody = true);
/// Appends the request of the built-in client: GET target.
void appendRequest(std::string &out, std::string_view target);

/// What our server says to a request: its target for GET and HEAD, its body for POST and PUT, else 405.
void appendEcho(std::string &out, const HttpRequest &request);
/// The body of the reply to GET target.
std::string echoOf(std::string_view target);

} // namespace interleave
