// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/http_message.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

HttpParse read(std::string_view bytes)
{
    HttpRequest request;
    return parseHttp(bytes, request);
}

TEST(HttpMessage, ReadsWhatCurlSends)
{
    constexpr std::string_view bytes = "POST /echo HTTP/1.1\r\nHost: 127.0.0.1:8080\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n"
                                       "Content-Length: 5\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\nhelloGET /";
    HttpRequest request;
    ASSERT_EQ(parseHttp(bytes, request), HttpParse::whole);
    EXPECT_EQ(request.method, "POST");
    EXPECT_EQ(request.target, "/echo");
    EXPECT_EQ(request.body, "hello");
    EXPECT_TRUE(request.keepAlive);
    EXPECT_EQ(bytes.substr(request.bytes), "GET /") << "the next one is left alone";
}

TEST(HttpMessage, AnyPieceOfARequestIsIncomplete)
{
    const std::string whole = "PUT /x HTTP/1.1\r\ncontent-length:3\r\n\r\nabc";
    for (std::size_t length = 0; length < whole.size(); ++length)
        EXPECT_EQ(read(std::string_view(whole).substr(0, length)), HttpParse::incomplete) << length;
    EXPECT_EQ(read(whole), HttpParse::whole);
}

TEST(HttpMessage, WhoClosesIsSaidInEitherVersion)
{
    HttpRequest request;
    ASSERT_EQ(parseHttp("GET / HTTP/1.1\r\nConnection: CLOSE\r\n\r\n", request), HttpParse::whole);
    EXPECT_FALSE(request.keepAlive);
    ASSERT_EQ(parseHttp("GET / HTTP/1.0\r\n\r\n", request), HttpParse::whole);
    EXPECT_FALSE(request.keepAlive);
    ASSERT_EQ(parseHttp("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", request), HttpParse::whole);
    EXPECT_TRUE(request.keepAlive);
}

TEST(HttpMessage, RefusesWhatItDoesNotUnderstand)
{
    for (const char *bytes : {"hello\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2\r\n\r\n", "GET  HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nno colon\r\n\r\n",
             "GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "GET / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
             "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "\r\n\r\n"})
        EXPECT_EQ(read(bytes), HttpParse::bad) << bytes;
    EXPECT_EQ(read("GET / HTTP/1.1\r\nContent-Length: 1000000\r\n\r\n"), HttpParse::tooLarge);
    EXPECT_EQ(read("GET /" + std::string(mostHeadBytes, 'x')), HttpParse::tooLarge);
}

TEST(HttpMessage, EchoesAndReadsItsOwnReplies)
{
    std::string bytes;
    appendRequest(bytes, "/3/17");
    HttpRequest request;
    ASSERT_EQ(parseHttp(bytes, request), HttpParse::whole);
    std::string out;
    appendEcho(out, request);
    HttpReply reply;
    ASSERT_EQ(parseHttp(out, reply), HttpParse::whole);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "/3/17\n");
    EXPECT_EQ(reply.bytes, out.size());

    out.clear();
    request.method = "DELETE";
    appendEcho(out, request);
    ASSERT_EQ(parseHttp(out, reply), HttpParse::whole);
    EXPECT_EQ(reply.status, 405);

    out.clear();
    request.method = "HEAD";
    appendEcho(out, request);
    EXPECT_NE(out.find("Content-Length: 6\r\n"), std::string::npos);
    EXPECT_TRUE(out.ends_with("\r\n\r\n")) << "a head alone";
}

} // namespace
} // namespace interleave
