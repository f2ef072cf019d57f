// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/open311/Create.h>
#include <sandtable/open311/Services.h>

#include <gtest/gtest.h>

using namespace sandtable;
using namespace sandtable::open311;

namespace {
const catalogue::Catalogue& wholeList()
{
    static const auto loaded = catalogue::Catalogue::load(std::string(SANDTABLE_SOURCE_DIR) + "/data/catalogue");
    return *loaded;
}

tl::expected<protocol::SubmitReport, Problem> readForm(const std::string& encoded)
{
    Fields fields;
    EXPECT_TRUE(fields.add(encoded));
    return readReport(fields, wholeList());
}
} // namespace

TEST(CreateRequest, TakesServicePlaceTextAndReporter)
{
    const auto report = readForm("service_code=C0101&lat=23.01&long=113.12&description=leak&address_string=bridge"
                                 "&last_name=Chen&first_name=Ming&phone=13800138000&media_url=https://x/y.jpg");
    ASSERT_TRUE(report) << report.error().description;
    EXPECT_EQ(report->subclass_code(), "C0101");
    EXPECT_NEAR(report->point().lat(), 23.01, 1e-12);
    EXPECT_EQ(report->address(), "bridge");
    EXPECT_EQ(report->text(), "leak\nhttps://x/y.jpg");
    EXPECT_EQ(report->reporter(), "ChenMing 13800138000");
}

TEST(CreateRequest, ItemMayBeNamedByAttributeOrAsTheService)
{
    const std::string item = wholeList().itemsOf("C0101").front().code;
    const auto byAttribute = readForm("service_code=C0101&address_string=x&attribute%5BITEM%5D=" + item);
    ASSERT_TRUE(byAttribute);
    EXPECT_EQ(byAttribute->item_code(), item);
    const auto asService = readForm("address_string=x&service_code=" + item);
    ASSERT_TRUE(asService);
    EXPECT_EQ(asService->item_code(), item);
    EXPECT_EQ(asService->subclass_code(), "C0101");
    const auto foreign = readForm("service_code=C0102&address_string=x&attribute%5BITEM%5D=" + item);
    ASSERT_FALSE(foreign);
    EXPECT_EQ(foreign.error().code, 400);
}

TEST(CreateRequest, WithoutDescriptionTheServiceSaysIt)
{
    EXPECT_EQ(readForm("service_code=C0101&address_string=x")->text(), wholeList().subclass("C0101")->nameZh);
}

TEST(CreateRequest, RefusesWhatIsMissingUnknownOrTooLong)
{
    EXPECT_EQ(readForm("lat=23&long=113").error().code, 400) << "no service";
    EXPECT_EQ(readForm("service_code=Z9999&lat=23&long=113").error().code, 404);
    EXPECT_EQ(readForm("service_code=C0101").error().code, 400) << "no place";
    EXPECT_EQ(readForm("service_code=C0101&lat=23").error().code, 400);
    EXPECT_EQ(readForm("service_code=C0101&address_string=x&media_url=file:///etc/passwd").error().code, 400);
    EXPECT_EQ(readForm("service_code=C0101&address_string=x&description=" + std::string(1501, 'a')).error().code, 400);
    EXPECT_EQ(readForm("service_code=C0101&address_string=x&phone=" + std::string(101, '1')).error().code, 400);
}

TEST(Services, EverySubclassIsOneInBothLanguages)
{
    const Document zh = services(wholeList(), Language::Chinese);
    ASSERT_EQ(zh.body.size(), wholeList().subclasses().size());
    const Document en = services(wholeList(), Language::English);
    for (std::size_t i = 0; i < zh.body.size(); ++i) {
        EXPECT_EQ(zh.body[i]["service_code"], wholeList().subclasses()[i].code);
        EXPECT_FALSE(zh.body[i]["service_name"].get<std::string>().empty());
        EXPECT_NE(zh.body[i]["service_name"], en.body[i]["service_name"]);
        EXPECT_FALSE(zh.body[i]["group"].get<std::string>().empty());
    }
}

TEST(Services, DefinitionListsTheItems)
{
    const auto definition = service(wholeList(), "C0101", Language::Chinese);
    ASSERT_TRUE(definition);
    const auto& attribute = definition->body["attributes"][0];
    EXPECT_EQ(attribute["code"], "ITEM");
    EXPECT_EQ(attribute["datatype"], "singlevaluelist");
    EXPECT_EQ(attribute["values"].size(), wholeList().itemsOf("C0101").size());
    ASSERT_FALSE(service(wholeList(), "Z0000", Language::Chinese));
    EXPECT_EQ(service(wholeList(), "Z0000", Language::Chinese).error().code, 404);
}

TEST(Services, LanguageFollowsTheHeader)
{
    EXPECT_EQ(languageOf(""), Language::Chinese);
    EXPECT_EQ(languageOf("en-GB,en;q=0.8"), Language::English);
    EXPECT_EQ(languageOf("zh-CN,zh;q=0.9,en;q=0.8"), Language::Chinese);
}
