// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/protocol.h"

#include <nlohmann/json.hpp>

#include <array>
#include <cerrno>

#include <sys/socket.h>

namespace interleave {

namespace {

using Json = nlohmann::json;

template <typename... Ts>
struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <typename... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

constexpr std::size_t longestMessage = 16 * 1024;

Error violated(std::string detail)
{
    return {ErrorCode::protocolViolated, {std::move(detail)}};
}

ControlMessage fromJson(const Json &json)
{
    const auto &type = json.at("type").get_ref<const std::string &>();
    if (type == "go")
        return GoMessage{};
    if (type == "spec")
        return SpecMessage{json.at("spec").get<std::string>()};
    if (type == "live")
        return LiveMessage{};
    if (type == "stop")
        return StopMessage{std::chrono::milliseconds(json.at("grace_ms").get<std::int64_t>())};
    if (type == "started")
        return StartedMessage{};
    if (type == "refused")
        return RefusedMessage{json.at("what").get<std::string>(), json.at("why").get<std::string>()};
    if (type == "failed")
        return FailedMessage{{static_cast<ErrorCode>(json.at("code").get<int>()), json.at("arguments").get<std::vector<std::string>>()}};
    if (type == "host-ended")
        return HostEndedMessage{json.at("code").get<int>(), json.at("signal").get<int>()};
    throw std::invalid_argument("unknown message " + type);
}

} // namespace

std::string encode(const ControlMessage &message)
{
    Json json = std::visit(Overloaded{
                               [](const GoMessage &) {
                                   return Json{{"type", "go"}};
                               },
                               [](const SpecMessage &m) {
                                   return Json{{"type", "spec"}, {"spec", m.spec}};
                               },
                               [](const LiveMessage &) {
                                   return Json{{"type", "live"}};
                               },
                               [](const StopMessage &m) {
                                   return Json{{"type", "stop"}, {"grace_ms", m.grace.count()}};
                               },
                               [](const StartedMessage &) {
                                   return Json{{"type", "started"}};
                               },
                               [](const RefusedMessage &m) {
                                   return Json{{"type", "refused"}, {"what", m.what}, {"why", m.why}};
                               },
                               [](const FailedMessage &m) {
                                   return Json{{"type", "failed"}, {"code", static_cast<int>(m.error.code)}, {"arguments", m.error.arguments}};
                               },
                               [](const HostEndedMessage &m) {
                                   return Json{{"type", "host-ended"}, {"code", m.code}, {"signal", m.signal}};
                               },
                           },
        message);
    json["v"] = protocolVersion;
    // What the system says may be in any encoding: a bad byte must not end the conversation.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<ControlMessage> decode(std::string_view text)
{
    try {
        const Json json = Json::parse(text);
        if (const int version = json.at("v").get<int>(); version != protocolVersion)
            return violated("version " + std::to_string(version));
        return fromJson(json);
    } catch (const std::exception &e) {
        return violated(e.what());
    }
}

Result<std::pair<ControlSocket, ControlSocket>> ControlSocket::pair()
{
    std::array<int, 2> ends{};
    if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
        return systemError("socketpair", errno);
    return std::pair(ControlSocket(UniqueFd(ends[0])), ControlSocket(UniqueFd(ends[1])));
}

bool ControlSocket::send(const ControlMessage &message) const
{
    const std::string text = encode(message);
    const ssize_t sent = ::send(m_fd.get(), text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    return sent >= 0 || errno == EAGAIN;
}

ControlSocket::Received ControlSocket::receive(ControlMessage &message) const
{
    std::array<char, longestMessage> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by recv
    const ssize_t length = ::recv(m_fd.get(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (length < 0)
        return errno == EAGAIN || errno == EINTR ? Received::nothing : Received::closed;
    if (length == 0)
        return Received::closed;
    auto decoded = decode({buffer.data(), static_cast<std::size_t>(length)});
    if (!decoded)
        return Received::garbled;
    message = std::move(*decoded);
    return Received::message;
}

} // namespace interleave
