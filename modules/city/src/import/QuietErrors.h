// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cpl_error.h>

#include <string>

namespace sandtable::city {

/// Keeps GDAL's messages of this thread off the terminal and remembers the first one of an error.
class QuietErrors
{
public:
    QuietErrors() { CPLPushErrorHandlerEx(&QuietErrors::take, this); }
    ~QuietErrors() { CPLPopErrorHandler(); }
    QuietErrors(const QuietErrors&) = delete;
    QuietErrors& operator=(const QuietErrors&) = delete;
    const std::string& first() const { return m_first; }
    void forget() { m_first.clear(); }

private:
    static void CPL_STDCALL take(CPLErr kind, CPLErrorNum, const char* message)
    {
        auto* self = static_cast<QuietErrors*>(CPLGetErrorHandlerUserData());
        if (kind >= CE_Failure && self->m_first.empty()) {
            self->m_first = message;
        }
    }
    std::string m_first;
};

} // namespace sandtable::city
