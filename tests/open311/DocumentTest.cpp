// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Document.h>

#include <gtest/gtest.h>
#include <pugixml.hpp>

using namespace sandtable::open311;

TEST(Document, ListsAreNamedAsTheSpecificationNamesThem)
{
    const Document document{"service_requests", nlohmann::ordered_json::array({{{"token", "1"}}, {{"token", "2"}}})};
    pugi::xml_document xml;
    ASSERT_TRUE(xml.load_string(document.text(Format::Xml).c_str()));
    int requests = 0;
    for (const auto& request : xml.child("service_requests").children("request")) {
        EXPECT_EQ(std::string(request.child_value("token")), std::to_string(++requests));
    }
    EXPECT_EQ(requests, 2);
}

TEST(Document, XmlSaysItsEncodingAndEscapes)
{
    const Document document{"service_definition", {{"service_code", "<&>\"水"}, {"nothing", nullptr}, {"yes", true}}};
    const std::string text = document.text(Format::Xml);
    EXPECT_TRUE(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>")) << text;
    pugi::xml_document xml;
    ASSERT_TRUE(xml.load_string(text.c_str()));
    const auto root = xml.child("service_definition");
    EXPECT_STREQ(root.child_value("service_code"), "<&>\"水");
    EXPECT_STREQ(root.child_value("nothing"), "");
    EXPECT_TRUE(root.child("nothing"));
    EXPECT_STREQ(root.child_value("yes"), "true");
}

TEST(Document, ProblemRepeatsItsCode)
{
    const Document document = problemDocument({403, "api_key is missing"});
    EXPECT_EQ(document.text(Format::Json), R"([{"code":403,"description":"api_key is missing"}])");
    EXPECT_NE(document.text(Format::Xml).find("<errors><error><code>403</code>"), std::string::npos);
}
