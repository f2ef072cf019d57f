// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Document.h>

#include <pugixml.hpp>

#include <array>
#include <sstream>
#include <string_view>

namespace sandtable::open311 {

namespace {
using Json = nlohmann::ordered_json;

struct ListName
{
    std::string_view list;
    const char* entry;
};
constexpr std::array kListNames{
    ListName{"services", "service"},         ListName{"attributes", "attribute"}, ListName{"values", "value"},
    ListName{"service_requests", "request"}, ListName{"errors", "error"},         ListName{"endpoints", "endpoint"},
    ListName{"formats", "format"},
};

const char* entryName(std::string_view list)
{
    for (const ListName& name : kListNames) {
        if (name.list == list) {
            return name.entry;
        }
    }
    return "item";
}

void write(pugi::xml_node node, const Json& value)
{
    if (value.is_object()) {
        for (const auto& [name, member] : value.items()) {
            write(node.append_child(name.c_str()), member);
        }
    } else if (value.is_array()) {
        const char* entry = entryName(node.name());
        for (const Json& member : value) {
            write(node.append_child(entry), member);
        }
    } else if (value.is_string()) {
        node.text().set(value.get_ref<const std::string&>().c_str());
    } else if (!value.is_null()) {
        node.text().set(value.dump().c_str());
    }
}
} // namespace

std::string Document::text(Format format) const
{
    if (format == Format::Json) {
        return body.dump();
    }
    pugi::xml_document document;
    pugi::xml_node declaration = document.append_child(pugi::node_declaration);
    declaration.append_attribute("version") = "1.0";
    declaration.append_attribute("encoding") = "utf-8";
    write(document.append_child(root.c_str()), body);
    std::ostringstream out;
    document.save(out, "", pugi::format_raw, pugi::encoding_utf8);
    return out.str();
}

Document problemDocument(const Problem& problem)
{
    return {"errors", Json::array({{{"code", problem.code}, {"description", problem.description}}})};
}

const char* contentType(Format format)
{
    return format == Format::Json ? "application/json; charset=utf-8" : "text/xml; charset=utf-8";
}

} // namespace sandtable::open311
