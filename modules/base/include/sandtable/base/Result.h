// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace sandtable {

/// What kind of failure it was, for the program; the message is for the person.
enum class ErrorCode
{
    NotFound,    ///< a file, record or name that should exist does not
    Unreadable,  ///< it exists but cannot be opened or read
    Malformed,   ///< it was read but breaks its own format; the message names file, field and value
    Unsupported, ///< well formed, but a version or feature we do not have
    OutOfRange,  ///< a value outside its documented range
    Refused,     ///< the other side said no
    Unavailable, ///< a resource (disk, socket, peer) is not there now; trying again may help
    Cancelled,   ///< the user or a shutdown stopped it
};

/// An expected failure: who catches it either handles it, logs it or returns it, once.
struct Error
{
    ErrorCode code;
    std::string message;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> failure(ErrorCode code, std::string message)
{
    return tl::unexpected<Error>(Error{code, std::move(message)});
}

} // namespace sandtable
