// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cpl_error.h>

#include <string>

namespace sandtable::imagery {

/// Keeps GDAL's messages of this thread off the terminal and remembers the first error in its words.
class GdalErrors
{
public:
    GdalErrors() { CPLPushErrorHandlerEx(&GdalErrors::take, this); }
    ~GdalErrors() { CPLPopErrorHandler(); }
    GdalErrors(const GdalErrors&) = delete;
    GdalErrors& operator=(const GdalErrors&) = delete;
    const std::string& first() const { return m_first; }

private:
    static void CPL_STDCALL take(CPLErr kind, CPLErrorNum, const char* message)
    {
        auto* self = static_cast<GdalErrors*>(CPLGetErrorHandlerUserData());
        if (kind >= CE_Failure && self->m_first.empty())
            self->m_first = message;
    }
    std::string m_first;
};

} // namespace sandtable::imagery
