// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/open311/Services.h>

#include <fmt/format.h>

#include <algorithm>

namespace sandtable::open311 {

namespace {
using Json = nlohmann::ordered_json;

const std::string& pick(Language language, const std::string& zh, const std::string& en)
{
    return language == Language::English ? en : zh;
}

std::string keywordsOf(const catalogue::Subclass& subclass)
{
    std::string keywords;
    for (const std::string& word : subclass.words) {
        keywords += (keywords.empty() ? "" : ",") + word;
    }
    return keywords;
}

Json entry(const catalogue::Catalogue& list, const catalogue::Subclass& subclass, Language language)
{
    const catalogue::ItemClass* group = list.itemClass(std::string_view(subclass.code).substr(0, 3));
    return {{"service_code", subclass.code},
            {"service_name", pick(language, subclass.nameZh, subclass.nameEn)},
            {"description", pick(language, subclass.filingZh, subclass.filingEn)},
            {"metadata", !list.itemsOf(subclass.code).empty()},
            {"type", "realtime"},
            {"keywords", keywordsOf(subclass)},
            {"group", group == nullptr ? std::string() : pick(language, group->nameZh, group->nameEn)}};
}
} // namespace

Language languageOf(std::string_view acceptLanguage)
{
    const std::size_t english = acceptLanguage.find("en");
    return english != std::string_view::npos && english < acceptLanguage.find("zh") ? Language::English
                                                                                    : Language::Chinese;
}

Document services(const catalogue::Catalogue& list, Language language)
{
    Json entries = Json::array();
    for (const catalogue::Subclass& subclass : list.subclasses()) {
        entries.push_back(entry(list, subclass, language));
    }
    return {"services", std::move(entries)};
}

tl::expected<Document, Problem> service(const catalogue::Catalogue& list, std::string_view code, Language language)
{
    if (list.subclass(code) == nullptr) {
        return tl::unexpected(Problem{404, fmt::format("there is no service_code {}", code)});
    }
    Json values = Json::array();
    for (const catalogue::Item& item : list.itemsOf(code)) {
        values.push_back({{"key", item.code}, {"name", pick(language, item.nameZh, item.nameEn)}});
    }
    Json attributes = Json::array();
    if (!values.empty()) {
        attributes.push_back({{"variable", true},
                              {"code", kItemAttribute},
                              {"datatype", "singlevaluelist"},
                              {"required", false},
                              {"datatype_description", ""},
                              {"order", 1},
                              {"description", language == Language::English ? "What is wrong" : "具体问题"},
                              {"values", std::move(values)}});
    }
    return Document{"service_definition", {{"service_code", code}, {"attributes", std::move(attributes)}}};
}

Document discovery(const std::string& root, const std::string& changed)
{
    return {"discovery",
            {{"changeset", changed},
             {"contact", ""},
             {"key_service", ""},
             {"endpoints", Json::array({{{"specification", "http://wiki.open311.org/GeoReport_v2"},
                                         {"url", root},
                                         {"changeset", changed},
                                         {"type", "production"},
                                         {"formats", {"text/xml", "application/json"}}}})}}};
}

} // namespace sandtable::open311
