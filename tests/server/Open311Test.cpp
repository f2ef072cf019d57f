// SPDX-License-Identifier: GPL-3.0-or-later
// The six methods of Open311 GeoReport v2 against a real server, from its published description.
#include "Folder.h"
#include "HttpClient.h"
#include "RawClient.h"
#include "ServerProcess.h"
#include "TestCity.h"
#include "TestClient.h"

#include <sandtable/server/ApiKeys.h>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <fstream>

using namespace sandtable;
using namespace sandtable::test;

namespace {
class Open311 : public testing::Test
{
protected:
    void startServer(std::vector<std::string> more = {})
    {
        server::ApiKeys keys;
        m_key = *keys.make({"wechat", protocol::CHANNEL_WECHAT, ""});
        m_southKey = *keys.make({"south", protocol::CHANNEL_DEPARTMENT, kSouth});
        ASSERT_TRUE(keys.save(m_folder.path() / "api-keys.json"));
        more.insert(more.end(), {"--http-port", "0", "--http-port-file", portFile().string()});
        m_server.start(more);
        std::ifstream(portFile()) >> m_port;
    }
    std::filesystem::path portFile() const { return m_folder.path() / "http-port"; }

    /// The fields of a report in the middle of a grid.
    std::string form(int grid = 0, const std::string& text = "井盖破损") const
    {
        const protocol::Point at = middleOf(grid);
        return fmt::format("service_code=C0101&lat={}&long={}&description={}", at.lat(), at.lon(), encoded(text));
    }
    std::string keyField() const { return "&api_key=" + m_key; }
    static nlohmann::json json(const HttpClient::Answer& answer)
    {
        return nlohmann::json::parse(answer.body, nullptr, false);
    }
    /// Makes a request and returns its id.
    std::string made(HttpClient& client, int grid = 0, const std::string& text = "井盖破损")
    {
        const auto answer = client.post("/requests.json", form(grid, text) + keyField());
        EXPECT_EQ(answer.status, 201) << answer.body;
        return json(answer)[0].value("service_request_id", "");
    }
    void expectError(const HttpClient::Answer& answer, int status)
    {
        EXPECT_EQ(answer.status, status) << answer.body;
        const auto body = json(answer);
        ASSERT_TRUE(body.is_array() && body.size() == 1) << answer.body;
        EXPECT_EQ(body[0]["code"], status);
        EXPECT_FALSE(body[0]["description"].get<std::string>().empty());
    }

    Folder m_folder;
    ServerProcess m_server{m_folder.path()};
    std::string m_key;
    std::string m_southKey;
    std::uint16_t m_port = 0;
};
} // namespace

TEST_F(Open311, ServicesAreListedInBothFormats)
{
    startServer();
    HttpClient client(m_port);
    const auto asJson = client.get("/services.json?jurisdiction_id=440604");
    EXPECT_EQ(asJson.status, 200);
    EXPECT_EQ(asJson.headers.at("Content-Type"), "application/json; charset=utf-8");
    EXPECT_EQ(json(asJson).size(), 133);
    const auto asXml = client.get("/open311/v2/services.xml");
    EXPECT_EQ(asXml.headers.at("Content-Type"), "text/xml; charset=utf-8");
    EXPECT_NE(asXml.body.find("<services><service><service_code>C0101</service_code>"), std::string::npos);
    const auto definition = client.get("/services/C0101.json", "Accept-Language: en\r\n");
    EXPECT_EQ(json(definition)["service_code"], "C0101");
    EXPECT_FALSE(json(definition)["attributes"][0]["values"].empty());
    expectError(client.get("/services/Z9999.json"), 404);
    EXPECT_EQ(client.get("/discovery.json").status, 200);
}

TEST_F(Open311, RequestBecomesACaseThatConsolesSeeAndCallersCanRead)
{
    startServer();
    TestClient anna(m_server.port());
    HttpClient client(m_port);
    const std::string id = made(client, 1, "井盖破损，电话13800138000");
    ASSERT_TRUE(anna.until([&] { return !anna.events.empty(); }));
    const protocol::Event& event = anna.events.front();
    EXPECT_EQ(event.report_received().number(), id);
    EXPECT_EQ(event.report_received().channel(), protocol::CHANNEL_WECHAT);
    EXPECT_EQ(event.actor(), "api.wechat");
    EXPECT_EQ(event.area(), std::string(kNorth) + "002");
    EXPECT_EQ(event.report_received().proposal().subclass_code(), "C0101");

    const auto read = json(client.get("/requests/" + id + ".json"))[0];
    EXPECT_EQ(read["service_request_id"], id);
    EXPECT_EQ(read["status"], "open");
    EXPECT_EQ(read["service_code"], "C0101");
    EXPECT_EQ(read["description"], "井盖破损，电话***");
    EXPECT_NEAR(read["lat"].get<double>(), middleOf(1).lat(), 1e-9);
    const auto own = json(client.get("/requests/" + id + ".json", "X-Api-Key: " + m_key + "\r\n"))[0];
    EXPECT_EQ(own["description"], "井盖破损，电话13800138000");
    const auto inGcj = json(client.get("/requests/" + id + ".json?crs=gcj02"))[0];
    EXPECT_GT(std::abs(inGcj["long"].get<double>() - middleOf(1).lon()), 0.001);
    EXPECT_NE(client.get("/requests/" + id + ".xml").body.find("<service_requests><request>"), std::string::npos);
}

TEST_F(Open311, GcjCoordinatesLandInTheSameGrid)
{
    startServer();
    HttpClient client(m_port);
    const std::string id = made(client, 2);
    const auto gcj = json(client.get("/requests/" + id + ".json?crs=gcj02"))[0];
    const auto again =
        client.post("/requests.json", fmt::format("service_code=C0101&lat={}&long={}&crs=gcj02&api_key={}",
                                                  gcj["lat"].get<double>(), gcj["long"].get<double>(), m_key));
    ASSERT_EQ(again.status, 201) << again.body;
    const auto same =
        json(client.get("/requests/" + json(again)[0]["service_request_id"].get<std::string>() + ".json"));
    EXPECT_NEAR(same[0]["lat"].get<double>(), middleOf(2).lat(), 1e-7);
    EXPECT_NEAR(same[0]["long"].get<double>(), middleOf(2).lon(), 1e-7);
}

TEST_F(Open311, TokenLeadsToTheRequestAndTheSameReportTwiceIsOneCase)
{
    startServer();
    HttpClient client(m_port);
    const std::string once = "Idempotency-Key: message-4711\r\n";
    const auto first = json(client.post("/requests.json", form() + keyField(), once))[0];
    const auto second = json(client.post("/requests.json", form() + keyField(), once))[0];
    EXPECT_EQ(first["service_request_id"], second["service_request_id"]);
    const auto other = json(client.post("/requests.json", form() + keyField()))[0];
    EXPECT_NE(first["service_request_id"], other["service_request_id"]);
    const auto token = json(client.get("/tokens/" + first["token"].get<std::string>() + ".json"));
    EXPECT_EQ(token[0]["service_request_id"], first["service_request_id"]);
    expectError(client.get("/tokens/00112233445566778899aabbccddeeff.json"), 404);
    expectError(client.get("/tokens/x.json"), 404);
}

TEST_F(Open311, RequestsAreFilteredAndPaged)
{
    startServer();
    HttpClient client(m_port);
    std::vector<std::string> ids;
    for (int i = 0; i < 5; ++i) {
        ids.push_back(made(client, i % 4));
    }
    const auto all = json(client.get("/requests.json"));
    ASSERT_EQ(all.size(), 5);
    EXPECT_EQ(all[0]["service_request_id"], ids.back()) << "newest first";
    const auto page = client.get("/requests.json?page=2&page_size=2&status=open");
    ASSERT_EQ(json(page).size(), 2);
    EXPECT_EQ(json(page)[0]["service_request_id"], ids[2]);
    EXPECT_NE(page.headers.at("Link").find("page_size=2"), std::string::npos);
    EXPECT_NE(page.headers.at("Link").find("page=3>; rel=\"next\""), std::string::npos);
    const auto last = client.get("/requests.json?page=3&page_size=2");
    EXPECT_EQ(json(last).size(), 1);
    EXPECT_FALSE(last.headers.contains("Link"));
    EXPECT_EQ(json(client.get("/requests.json?service_request_id=" + ids[1] + "," + ids[3])).size(), 2);
    EXPECT_EQ(json(client.get("/requests.json?status=closed")).size(), 0);
    EXPECT_EQ(json(client.get("/requests.json?service_code=E0501")).size(), 0);
    expectError(client.get("/requests.json?status=gone"), 400);
    expectError(client.get("/requests/20200101-000001.json"), 404);
}

TEST_F(Open311, KeysAreNeededToReportAndBoundToTheirArea)
{
    startServer();
    HttpClient client(m_port);
    expectError(client.post("/requests.json", form()), 403);
    expectError(client.post("/requests.json", form() + "&api_key=guess"), 403);
    expectError(client.get("/requests.json?api_key=guess"), 403);
    const std::string north = made(client, 0);
    const std::string south = made(client, 3);
    const auto seen = json(client.get("/requests.json?api_key=" + m_southKey));
    ASSERT_EQ(seen.size(), 1);
    EXPECT_EQ(seen[0]["service_request_id"], south);
    expectError(client.get("/requests/" + north + ".json?api_key=" + m_southKey), 404);
}

TEST_F(Open311, ReadingCanBeClosedToStrangers)
{
    startServer({"--http-key-to-read"});
    HttpClient client(m_port);
    expectError(client.get("/requests.json"), 403);
    EXPECT_EQ(client.get("/requests.json?api_key=" + m_key).status, 200);
    EXPECT_EQ(client.get("/services.json").status, 200);
}

TEST_F(Open311, MistakesAreNamed)
{
    startServer();
    HttpClient client(m_port);
    expectError(client.get("/nothing.json"), 404);
    expectError(client.get("/services.json?jurisdiction_id=110101"), 404);
    expectError(client.post("/requests.json", "lat=23&long=113" + keyField()), 400);
    expectError(client.post("/requests.json", "service_code=Z1234&lat=23&long=113" + keyField()), 404);
    expectError(client.post("/requests.json", "service_code=C0101" + keyField()), 400);
    expectError(client.post("/requests.json", form() + "&crs=utm" + keyField()), 400);
    const auto wrong = client.post("/services.json", form() + keyField());
    expectError(wrong, 405);
    EXPECT_EQ(wrong.headers.at("Allow"), "GET");
    client.sendBytes("POST /requests.json HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: "
                     "2\r\n\r\n{}");
    expectError(client.receive(), 415);
    const auto asXml = client.get("/requests.xml?status=gone");
    EXPECT_EQ(asXml.status, 400);
    EXPECT_NE(asXml.body.find("<errors><error><code>400</code>"), std::string::npos);
}

TEST_F(Open311, HostileBytesEndTheirConnectionOnly)
{
    startServer();
    for (const std::string& bytes :
         {std::string("hello\r\n\r\n"), std::string(64 * 1024, 'A'), "GET / HTTP/1.1\r\nX: " + std::string(20'000, 'a'),
          std::string("POST /requests.json HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n"),
          std::string("POST /requests.json HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"),
          std::string("GET /services.json HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n")}) {
        HttpClient client(m_port);
        client.sendBytes(bytes);
        const auto answer = client.receive();
        EXPECT_TRUE(answer.status == 0 || (answer.status >= 400 && answer.status < 500)) << answer.status;
    }
    HttpClient client(m_port);
    client.sendBytes("POST /requests.json HTTP/1.1\r\nHost: x\r\nContent-Length: 20000\r\n\r\n");
    EXPECT_EQ(client.receive().status, 413);
    HttpClient next(m_port);
    EXPECT_EQ(next.get("/services.json").status, 200);
}

TEST_F(Open311, RequestsSentTogetherAreAnsweredInOrder)
{
    startServer();
    HttpClient client(m_port);
    client.sendBytes("GET /services/C0101.json HTTP/1.1\r\nHost: x\r\n\r\nGET /services/C0102.json HTTP/1.1\r\nHost: "
                     "x\r\n\r\n");
    EXPECT_EQ(json(client.receive())["service_code"], "C0101");
    EXPECT_EQ(json(client.receive())["service_code"], "C0102");
}

TEST_F(Open311, ServerStopsWithCallersConnected)
{
    startServer();
    HttpClient idle(m_port);
    EXPECT_EQ(idle.get("/services.json").status, 200);
    EXPECT_EQ(m_server.terminate(), 0);
    EXPECT_EQ(idle.receive().status, 0);
}

TEST_F(Open311, WhatWasAnsweredSurvivesAKill)
{
    startServer();
    std::string id;
    {
        HttpClient client(m_port);
        id = made(client);
    }
    m_server.kill();
    startServer();
    HttpClient client(m_port);
    EXPECT_EQ(json(client.get("/requests/" + id + ".json"))[0]["service_request_id"], id);
}

TEST(ApiKeys, OnlyHashesAreKeptAndAllIsReadBack)
{
    Folder folder;
    const auto file = folder.path() / "keys.json";
    server::ApiKeys keys;
    const std::string key = *keys.make({"weibo-bridge", protocol::CHANNEL_WEIBO, "440604"});
    EXPECT_EQ(key.size(), 64);
    ASSERT_TRUE(keys.save(file));
    std::ifstream stream(file);
    const std::string text((std::istreambuf_iterator<char>(stream)), {});
    EXPECT_EQ(text.find(key), std::string::npos);
    const auto loaded = server::ApiKeys::load(file);
    ASSERT_TRUE(loaded) << loaded.error().message;
    ASSERT_NE(loaded->find(key), nullptr);
    EXPECT_EQ(loaded->find(key)->name, "weibo-bridge");
    EXPECT_EQ(loaded->find(key)->area, "440604");
    EXPECT_EQ(loaded->find(""), nullptr);
    const std::string renewed = *keys.make({"weibo-bridge", protocol::CHANNEL_WEIBO, ""});
    EXPECT_EQ(keys.find(key), nullptr);
    EXPECT_NE(keys.find(renewed), nullptr);
    EXPECT_TRUE(keys.remove("weibo-bridge"));
    EXPECT_FALSE(keys.remove("weibo-bridge"));
}

TEST(ApiKeys, BadFilesNameKeyAndField)
{
    Folder folder;
    const auto file = folder.path() / "keys.json";
    const auto problemOf = [&file](const std::string& text) {
        std::ofstream(file) << text;
        const auto loaded = server::ApiKeys::load(file);
        return loaded ? std::string() : loaded.error().message;
    };
    const std::string hash(64, 'a');
    EXPECT_EQ(problemOf(R"({"keys":[{"name":"a","channel":"phone","area":"","sha256":")" + hash + "\"}]}"), "");
    EXPECT_NE(problemOf(R"({"keys":[{"name":"a","channel":"phone","sha256":")" + hash + "\"}]}").find("area"),
              std::string::npos);
    EXPECT_NE(problemOf(R"({"keys":[{"name":"a","channel":"fax","area":""}]})").find("fax"), std::string::npos);
    EXPECT_NE(problemOf(R"({"keys":[{"name":"a","channel":"phone","area":"","sha256":"x"}]})").find("sha256"),
              std::string::npos);
    EXPECT_NE(problemOf("{}").find("keys"), std::string::npos);
    server::ApiKeys keys;
    EXPECT_FALSE(keys.make({"a b", protocol::CHANNEL_PHONE, ""}));
    EXPECT_FALSE(keys.make({"", protocol::CHANNEL_PHONE, ""}));
    EXPECT_FALSE(keys.make({"a", protocol::CHANNEL_PHONE, "44"}));
}
