// SPDX-License-Identifier: GPL-3.0-or-later
#include "Refusals.h"

#include <sandtable/cases/Deadlines.h>
#include <sandtable/cases/Workflow.h>
#include <sandtable/catalogue/Catalogue.h>

#include <fmt/format.h>

namespace sandtable::cases {

using protocol::Refusal;

Refusal refuse(Refusal::Code code, std::string zh, std::string en)
{
    Refusal refusal;
    refusal.set_code(code);
    refusal.set_message_zh(std::move(zh));
    refusal.set_message_en(std::move(en));
    return refusal;
}

Refusal missing(std::string_view field)
{
    return refuse(Refusal::MALFORMED, fmt::format("缺少 {}，或其值无效", field),
                  fmt::format("{} is missing or has no valid value", field));
}

Refusal tooLong(std::string_view field, std::size_t bytes, std::size_t limit)
{
    return refuse(Refusal::MALFORMED, fmt::format("{} 过长：{} 字节，最多 {} 字节", field, bytes, limit),
                  fmt::format("{} is too long: {} bytes, at most {}", field, bytes, limit));
}

Refusal unknownCase(std::uint64_t id)
{
    return refuse(Refusal::UNKNOWN_CASE, fmt::format("没有案件 {}", id), fmt::format("There is no case {}", id));
}

std::string localClock(std::int64_t timeUs, const DecideContext& context)
{
    constexpr std::int64_t kDaySeconds = 86'400;
    const std::int64_t seconds =
        timeUs / 1'000'000 + std::chrono::seconds(context.catalogue.calendar().utcOffset()).count();
    const std::int64_t ofDay = ((seconds % kDaySeconds) + kDaySeconds) % kDaySeconds;
    return fmt::format("{:02}:{:02}:{:02}", ofDay / 3600, ofDay / 60 % 60, ofDay % 60);
}

Refusal stale(const protocol::Case& item, const DecideContext& context)
{
    const protocol::Step& last = lastChange(item);
    const std::string when = localClock(last.time_us(), context);
    const Words what = stepWords(last.kind());
    const std::string whoZh = last.who().empty() ? std::string() : fmt::format("（{}）", last.who());
    const std::string whoEn = last.who().empty() ? std::string() : fmt::format(" ({})", last.who());
    Refusal refusal = refuse(
        Refusal::STALE,
        fmt::format("{} 已于 {} 更改此案件：{}{}。请看最新状态后再操作", item.changed_by(), when, what.zh, whoZh),
        fmt::format("{} changed this case at {}: {}{}. Look at it again and repeat if it still makes sense",
                    item.changed_by(), when, what.en, whoEn));
    refusal.set_current_version(item.version());
    refusal.set_changed_by(item.changed_by());
    refusal.set_changed_us(last.time_us());
    return refusal;
}

Refusal wrongStage(const protocol::Case& item, protocol::Command::BodyCase command)
{
    const Rule* rule = ruleFor(command);
    const Words name = rule != nullptr ? rule->name : Words{"此操作", "this"};
    if (item.outcome() == protocol::OUTCOME_CLOSED) {
        return refuse(Refusal::WRONG_STAGE, fmt::format("案件 {} 已结案，不能{}", item.number(), name.zh),
                      fmt::format("Case {} is closed; you cannot {} any more", item.number(), name.en));
    }
    if (item.outcome() == protocol::OUTCOME_MERGED) {
        return refuse(
            Refusal::WRONG_STAGE,
            fmt::format("案件 {} 已并入 {}，请在主案上{}", item.number(), item.merged_into_number(), name.zh),
            fmt::format("Case {} was merged into {}; {} there", item.number(), item.merged_into_number(), name.en));
    }
    if (rule != nullptr && (rule->outcomes & 1u << protocol::OUTCOME_OPEN) == 0 &&
        item.outcome() == protocol::OUTCOME_OPEN) {
        return refuse(Refusal::WRONG_STAGE, fmt::format("案件 {} 尚未结束，不能{}", item.number(), name.zh),
                      fmt::format("Case {} has not ended yet; you cannot {}", item.number(), name.en));
    }
    if (item.outcome() == protocol::OUTCOME_REJECTED) {
        return refuse(Refusal::WRONG_STAGE, fmt::format("案件 {} 已不予立案，不能{}", item.number(), name.zh),
                      fmt::format("Case {} was rejected; you cannot {} any more", item.number(), name.en));
    }
    const Words stage = stageWords(item.stage());
    return refuse(Refusal::WRONG_STAGE,
                  fmt::format("案件 {} 处于“{}”阶段，此时不能{}", item.number(), stage.zh, name.zh),
                  fmt::format("Case {} is in the stage \"{}\", where you cannot {}", item.number(), stage.en, name.en));
}

Refusal wrongMoment(const protocol::Case& item, std::string_view zh, std::string_view en)
{
    return refuse(Refusal::WRONG_STAGE, fmt::format("案件 {}：{}", item.number(), zh),
                  fmt::format("Case {}: {}", item.number(), en));
}

Refusal roleMayNot(protocol::Role role, protocol::Command::BodyCase command)
{
    const Rule* rule = ruleFor(command);
    const Words name = rule != nullptr ? rule->name : Words{"此操作", "do this"};
    const Words who = roleWords(role);
    return refuse(Refusal::NOT_ALLOWED, fmt::format("{}无权{}", who.zh, name.zh),
                  fmt::format("The role \"{}\" may not {}", who.en, name.en));
}

Refusal outsideArea(std::string_view what, std::string_view area)
{
    return refuse(Refusal::NOT_ALLOWED, fmt::format("{} 不在您的辖区（{}）内", what, area),
                  fmt::format("{} is outside your area ({})", what, area));
}

Refusal whileSuspended(const protocol::Case& item, protocol::Command::BodyCase command)
{
    const Rule* rule = ruleFor(command);
    const Words name = rule != nullptr ? rule->name : Words{"此操作", "do this"};
    return refuse(
        Refusal::WRONG_STAGE,
        fmt::format("案件 {} 已挂账（{}），须先恢复办理才能{}", item.number(), item.suspension().reason(), name.zh),
        fmt::format("Case {} is suspended ({}); resume it before you {}", item.number(), item.suspension().reason(),
                    name.en));
}

Refusal higherTier(const protocol::Case& item, protocol::Tier own, protocol::Command::BodyCase command)
{
    const Rule* rule = ruleFor(command);
    const Words name = rule != nullptr ? rule->name : Words{"此操作", "do this"};
    const Words has = tierWords(item.tier());
    const Words asks = tierWords(own);
    return refuse(
        Refusal::NOT_ALLOWED, fmt::format("案件 {} 已由{}级负责，{}级不能{}", item.number(), has.zh, asks.zh, name.zh),
        fmt::format("Case {} is in the hands of the {}; the {} may not {}", item.number(), has.en, asks.en, name.en));
}

Refusal unknownWorker(std::string_view code)
{
    return refuse(Refusal::UNKNOWN_WORKER, fmt::format("没有网格员 {}", code),
                  fmt::format("There is no grid worker {}", code));
}

Refusal unknownUnit(std::string_view code)
{
    return refuse(Refusal::UNKNOWN_UNIT, fmt::format("没有责任单位 {}", code),
                  fmt::format("There is no responsible unit {}", code));
}

Refusal offDuty(std::string_view code)
{
    return refuse(Refusal::OFF_DUTY, fmt::format("网格员 {} 不在岗，请另选一人", code),
                  fmt::format("Grid worker {} is off duty; choose somebody else", code));
}

} // namespace sandtable::cases
