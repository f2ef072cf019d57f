// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/catalogue/Catalogue.h>

#include <filesystem>
#include <vector>

namespace sandtable::catalogue {

/// Reads the folder file by file and goes on after what is wrong, so that an editor hears of everything at once.
class CatalogueReader
{
public:
    explicit CatalogueReader(std::filesystem::path folder);

    Catalogue take() { return std::move(m_catalogue); }
    const std::vector<Error>& complaints() const { return m_complaints; }

private:
    void readTables();
    void readSettings();
    void checkUse();
    void index();
    void fingerprint();
    void complain(std::string message);

    std::filesystem::path m_folder;
    Catalogue m_catalogue;
    std::vector<Error> m_complaints;
};

} // namespace sandtable::catalogue
