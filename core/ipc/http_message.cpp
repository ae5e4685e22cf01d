// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/http_message.h"

#include <algorithm>
#include <charconv>

namespace interleave {

namespace {

constexpr std::string_view lineEnd = "\r\n";

bool sameWord(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

std::string_view trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

bool toNumber(std::string_view text, std::size_t &number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && !text.empty();
}

/// What a head says besides its first line.
struct Head
{
    std::string_view firstLine;
    std::size_t bytes = 0; ///< up to the body
    std::size_t bodyBytes = 0;
    bool close = false;
    bool keepAlive = false;
};

HttpParse readField(std::string_view line, Head &head)
{
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || colon == 0 || line[colon - 1] == ' ')
        return HttpParse::bad;
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (sameWord(name, "transfer-encoding"))
        return HttpParse::bad;
    if (sameWord(name, "content-length")) {
        if (!toNumber(value, head.bodyBytes))
            return HttpParse::bad;
        if (head.bodyBytes > mostBodyBytes)
            return HttpParse::tooLarge;
    } else if (sameWord(name, "connection")) {
        head.close = head.close || sameWord(value, "close");
        head.keepAlive = head.keepAlive || sameWord(value, "keep-alive");
    }
    return HttpParse::whole;
}

HttpParse readHead(std::string_view bytes, Head &head)
{
    const std::size_t end = bytes.substr(0, mostHeadBytes).find("\r\n\r\n");
    if (end == std::string_view::npos)
        return bytes.size() >= mostHeadBytes ? HttpParse::tooLarge : HttpParse::incomplete;
    head.bytes = end + 4;
    std::string_view lines = bytes.substr(0, end + lineEnd.size());
    for (bool first = true; !lines.empty(); first = false) {
        const std::size_t length = lines.find(lineEnd);
        const std::string_view line = lines.substr(0, length);
        lines.remove_prefix(length + lineEnd.size());
        if (first)
            head.firstLine = line;
        else if (const HttpParse read = readField(line, head); read != HttpParse::whole)
            return read;
    }
    return bytes.size() - head.bytes < head.bodyBytes ? HttpParse::incomplete : HttpParse::whole;
}

/// Cuts the next word off a line.
std::string_view takeWord(std::string_view &line)
{
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(std::min(line.size(), word.size() + 1));
    return word;
}

std::string_view reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 400: return "Bad Request";
    case 405: return "Method Not Allowed";
    case 413: return "Content Too Large";
    default: return "Error";
    }
}

} // namespace

HttpParse parseHttp(std::string_view bytes, HttpRequest &request)
{
    Head head;
    if (const HttpParse read = readHead(bytes, head); read != HttpParse::whole)
        return read;
    std::string_view line = head.firstLine;
    request.method = takeWord(line);
    request.target = takeWord(line);
    if (request.method.empty() || request.target.empty() || (line != "HTTP/1.1" && line != "HTTP/1.0"))
        return HttpParse::bad;
    request.keepAlive = !head.close && (line == "HTTP/1.1" || head.keepAlive);
    request.body = bytes.substr(head.bytes, head.bodyBytes);
    request.bytes = head.bytes + head.bodyBytes;
    return HttpParse::whole;
}

HttpParse parseHttp(std::string_view bytes, HttpReply &reply)
{
    Head head;
    if (const HttpParse read = readHead(bytes, head); read != HttpParse::whole)
        return read;
    std::string_view line = head.firstLine;
    std::size_t status = 0;
    if (takeWord(line) != "HTTP/1.1" || !toNumber(takeWord(line), status) || status > 999)
        return HttpParse::bad;
    reply.status = static_cast<int>(status);
    reply.keepAlive = !head.close;
    reply.body = bytes.substr(head.bytes, head.bodyBytes);
    reply.bytes = head.bytes + head.bodyBytes;
    return HttpParse::whole;
}

void appendReply(std::string &out, int status, std::string_view body, bool keepAlive, bool withBody)
{
    out.append("HTTP/1.1 ").append(std::to_string(status)).append(" ").append(reasonOf(status));
    out.append("\r\nContent-Type: text/plain\r\nContent-Length: ").append(std::to_string(body.size()));
    out.append(keepAlive ? "\r\n\r\n" : "\r\nConnection: close\r\n\r\n");
    if (withBody)
        out.append(body);
}

void appendRequest(std::string &out, std::string_view target)
{
    out.append("GET ").append(target).append(" HTTP/1.1\r\nHost: interleave\r\n\r\n");
}

void appendEcho(std::string &out, const HttpRequest &request)
{
    if (request.method == "GET" || request.method == "HEAD")
        appendReply(out, 200, echoOf(request.target), request.keepAlive, request.method == "GET");
    else if (request.method == "POST" || request.method == "PUT")
        appendReply(out, 200, request.body, request.keepAlive);
    else
        appendReply(out, 405, "", request.keepAlive);
}

std::string echoOf(std::string_view target)
{
    return std::string(target) + '\n';
}

} // namespace interleave
