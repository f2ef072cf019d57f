// SPDX-License-Identifier: GPL-3.0-or-later
// How cases look to those outside.
#include <sandtable/cases/Workflow.h>
#include <sandtable/catalogue/Catalogue.h>
#include <sandtable/open311/Requests.h>
#include <sandtable/open311/Times.h>

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

namespace sandtable::open311 {

namespace {
using Json = nlohmann::ordered_json;
constexpr std::size_t kPersonalDigits = 7;

std::string unitName(const std::string& code, const Telling& telling)
{
    const catalogue::Unit* unit = telling.list.unit(code);
    if (unit == nullptr) {
        return code;
    }
    return telling.language == Language::English ? unit->nameEn : unit->nameZh;
}

/// The stage in words, and the last thing that somebody noted.
std::string statusNotes(const protocol::Case& item, const Telling& telling)
{
    const cases::Words words = cases::stageWords(item.stage());
    std::string notes(telling.language == Language::English ? words.en : words.zh);
    if (item.outcome() == protocol::OUTCOME_REJECTED) {
        notes = telling.language == Language::English ? "not taken up" : "不予立案";
    }
    if (!item.merged_into_number().empty()) {
        return fmt::format(fmt::runtime(telling.language == Language::English ? "joined with {}" : "并入 {}"),
                           item.merged_into_number());
    }
    if (item.outcome() != protocol::OUTCOME_OPEN) {
        // What ended it: telling the reporters and calling them back come after.
        const auto& steps = item.steps();
        const auto last = std::find_if(steps.rbegin(), steps.rend(), [](const protocol::Step& step) {
            return step.kind() == "case_closed" || step.kind() == "case_rejected";
        });
        notes += last == steps.rend() || last->note().empty() ? "" : ": " + last->note();
    }
    return telling.masked ? maskPersons(notes) : notes;
}

std::string lastChange(const protocol::Case& item, std::chrono::minutes offset)
{
    const std::int64_t us = item.steps_size() > 0 ? item.steps(item.steps_size() - 1).time_us() : item.reported_us();
    return timeText(fromMicros(us), offset);
}

Json entry(const protocol::Case& item, const Telling& telling)
{
    const auto offset = telling.list.calendar().utcOffset();
    const catalogue::Subclass* subclass = telling.list.subclass(item.subclass_code());
    const std::string& unit = item.unit_code().empty() ? item.proposal().unit_code() : item.unit_code();
    Json told{{"service_request_id", item.number()},
              {"status", item.outcome() == protocol::OUTCOME_OPEN ? "open" : "closed"},
              {"status_notes", statusNotes(item, telling)},
              {"service_name", ""},
              {"service_code", item.subclass_code()},
              {"description", telling.masked ? maskPersons(item.text()) : item.text()},
              {"agency_responsible", unitName(unit, telling)},
              {"service_notice", ""},
              {"requested_datetime", timeText(fromMicros(item.reported_us()), offset)},
              {"updated_datetime", lastChange(item, offset)},
              {"expected_datetime", ""},
              {"address", item.proposal().place()},
              {"address_id", ""},
              {"zipcode", ""},
              {"lat", nullptr},
              {"long", nullptr},
              {"media_url", ""}};
    if (subclass != nullptr) {
        told["service_name"] = telling.language == Language::English ? subclass->nameEn : subclass->nameZh;
    }
    if (item.due_us() > 0) {
        told["expected_datetime"] = timeText(fromMicros(item.due_us()), offset);
    }
    if (item.proposal().has_point()) {
        const protocol::Point point = fromWgs84(item.proposal().point(), telling.crs);
        told["lat"] = point.lat();
        told["long"] = point.lon();
    }
    return told;
}

bool isMailCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-' || c == '+';
}
} // namespace

Document requests(const std::vector<protocol::Case>& cases, const Telling& telling)
{
    Json entries = Json::array();
    for (const protocol::Case& item : cases) {
        entries.push_back(entry(item, telling));
    }
    return {"service_requests", std::move(entries)};
}

Document token(const std::string& requestId, const std::string& token)
{
    return {"service_requests", Json::array({{{"service_request_id", requestId}, {"token", token}}})};
}

Document created(const std::string& requestId, const std::string& token, const Telling& telling)
{
    Json entry{{"service_request_id", requestId}, {"token", token}};
    entry["service_notice"] = telling.language == Language::English ? "A grid worker looks at it before it is taken up."
                                                                    : "网格员核实后立案。";
    entry["account_id"] = "";
    return {"service_requests", Json::array({std::move(entry)})};
}

std::string maskPersons(std::string_view text)
{
    std::string masked;
    masked.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        std::size_t digits = 0;
        // 0757-8333 4444 and 138 0013 8000 are numbers too: single spaces and dashes may stand between digits.
        while (end < text.size()) {
            const bool digit = text[end] >= '0' && text[end] <= '9';
            const bool between = end > i && (text[end] == '-' || text[end] == ' ') && end + 1 < text.size() &&
                                 text[end + 1] >= '0' && text[end + 1] <= '9';
            if (!digit && !between) {
                break;
            }
            digits += digit ? 1 : 0;
            ++end;
        }
        if (digits >= kPersonalDigits) {
            masked += "***";
            i = end + (end < text.size() && (text[end] == 'X' || text[end] == 'x') ? 1 : 0);
        } else if (text[i] == '@') {
            while (!masked.empty() && isMailCharacter(masked.back())) {
                masked.pop_back();
            }
            while (i < text.size() && (text[i] == '@' || isMailCharacter(text[i]))) {
                ++i;
            }
            masked += "***";
        } else {
            const std::size_t next = end > i ? end : i + 1;
            masked += text.substr(i, next - i);
            i = next;
        }
    }
    return masked;
}

} // namespace sandtable::open311
