// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/client/LinkCause.h>

namespace sandtable::client {

cases::Words causeWords(LinkCause cause)
{
    switch (cause) {
    case LinkCause::None:
        return {};
    case LinkCause::UnknownHost:
        return {"找不到该主机", "the host's name is not known"};
    case LinkCause::ConnectionRefused:
        return {"连接被拒绝，服务器可能未启动", "connection refused, the server may not run"};
    case LinkCause::Unreachable:
        return {"网络不通", "the network does not reach it"};
    case LinkCause::ServerClosed:
        return {"服务器断开了连接", "the server closed the connection"};
    case LinkCause::Silent:
        return {"服务器没有响应", "the server does not answer"};
    case LinkCause::BrokenData:
        return {"收到无法识别的数据", "what it sent cannot be read"};
    case LinkCause::WrongLogin:
        return {"用户名或密码错误", "wrong user name or password"};
    case LinkCause::OtherVersion:
        return {"服务器的协议版本不同", "the server speaks another version"};
    case LinkCause::NotAllowed:
        return {"该账号没有权限", "this account may not do that"};
    case LinkCause::NoRoom:
        return {"服务器正在停止或已满", "the server is stopping or full"};
    case LinkCause::TooSlow:
        return {"传输过慢，服务器已断开", "too slow for the server"};
    case LinkCause::Failed:
        return {"网络错误", "a network error"};
    }
    return {};
}

LinkCause causeOf(protocol::Failure::Code code)
{
    switch (code) {
    case protocol::Failure::BAD_LOGIN:
        return LinkCause::WrongLogin;
    case protocol::Failure::BAD_VERSION:
        return LinkCause::OtherVersion;
    case protocol::Failure::NOT_ALLOWED:
        return LinkCause::NotAllowed;
    case protocol::Failure::SHUTTING_DOWN:
        return LinkCause::NoRoom;
    case protocol::Failure::TOO_SLOW:
        return LinkCause::TooSlow;
    default:
        return LinkCause::ServerClosed;
    }
}

bool isFinal(LinkCause cause)
{
    return cause == LinkCause::WrongLogin || cause == LinkCause::OtherVersion || cause == LinkCause::NotAllowed;
}

} // namespace sandtable::client
