// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/open311/Target.h>

#include <gtest/gtest.h>

using namespace sandtable::open311;

TEST(Target, EveryResourceHasItsPathInBothFormats)
{
    struct Row
    {
        const char* text;
        Resource resource;
        const char* id;
        Format format;
    };
    for (const Row& row : {Row{"/services.json", Resource::Services, "", Format::Json},
                           Row{"/services/C0101.xml", Resource::Service, "C0101", Format::Xml},
                           Row{"/requests.json", Resource::Requests, "", Format::Json},
                           Row{"/requests/20261123-000017.json", Resource::Request, "20261123-000017", Format::Json},
                           Row{"/tokens/00ff.xml", Resource::Token, "00ff", Format::Xml},
                           Row{"/discovery.xml", Resource::Discovery, "", Format::Xml},
                           Row{"/open311/v2/requests.xml", Resource::Requests, "", Format::Xml}}) {
        const auto target = parseTarget(row.text, "");
        ASSERT_TRUE(target) << row.text;
        EXPECT_EQ(target->resource, row.resource) << row.text;
        EXPECT_EQ(target->id, row.id) << row.text;
        EXPECT_EQ(target->format, row.format) << row.text;
        EXPECT_TRUE(target->query.empty());
    }
}

TEST(Target, WithoutExtensionTheAcceptHeaderDecides)
{
    EXPECT_EQ(parseTarget("/services", "application/json")->format, Format::Json);
    EXPECT_EQ(parseTarget("/services", "")->format, Format::Xml);
    EXPECT_EQ(parseTarget("/services.xml", "application/json")->format, Format::Xml);
}

TEST(Target, QueryStandsApart)
{
    EXPECT_EQ(parseTarget("/requests.json?status=open&page=2", "")->query, "status=open&page=2");
    EXPECT_TRUE(parseTarget("/requests.json?", "")->query.empty());
}

TEST(Target, WhatIsNoResourceIsNotFound)
{
    for (const char* text : {"", "/", "*", "/service.json", "/tokens.json", "/requests/", "/requests/a/b.json",
                             "/requests/../../etc/passwd", "/discovery/x.json", "/services.json.json", "http://x/"}) {
        const auto target = parseTarget(text, "");
        ASSERT_FALSE(target) << text;
        EXPECT_EQ(target.error().code, 404);
    }
}
