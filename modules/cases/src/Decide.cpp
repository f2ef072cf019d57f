// SPDX-License-Identifier: GPL-3.0-or-later
#include "Ask.h"
#include "Tiers.h"

#include <sandtable/cases/Decide.h>
#include <sandtable/cases/Workflow.h>

#include <google/protobuf/descriptor.h>

namespace sandtable::cases {
namespace {

using Body = protocol::Command::BodyCase;
using protocol::Refusal;

constexpr std::size_t kCommandIdBytes = 16;

std::size_t limitOf(const google::protobuf::FieldDescriptor& field)
{
    const std::string& name = field.name();
    if (name == "text") {
        return kMaxReportBytes;
    }
    const bool isNote =
        name == "note" || name == "reason" || name == "condition" || name == "address" || name == "task";
    return isNote ? kMaxNoteBytes : kMaxNameBytes;
}

/// Every string of a message, and of those inside it, against its bound, so that a field added later cannot be
/// forgotten. Lists are bounded by the frame that they came in, and by the command itself.
tl::expected<void, Refusal> checkStrings(const google::protobuf::Message& message)
{
    using Field = google::protobuf::FieldDescriptor;
    const auto& descriptor = *message.GetDescriptor();
    const auto& reflection = *message.GetReflection();
    for (int i = 0; i < descriptor.field_count(); ++i) {
        const Field& field = *descriptor.field(i);
        if (field.cpp_type() == Field::CPPTYPE_MESSAGE && field.is_repeated()) {
            for (int at = 0; at < reflection.FieldSize(message, &field); ++at) {
                if (auto checked = checkStrings(reflection.GetRepeatedMessage(message, &field, at)); !checked) {
                    return checked;
                }
            }
        }
        if (field.cpp_type() != Field::CPPTYPE_STRING || field.is_repeated()) {
            continue;
        }
        std::string scratch;
        const std::string& value = reflection.GetStringReference(message, &field, &scratch);
        const std::size_t limit = limitOf(field);
        if (value.size() > limit) {
            return tl::unexpected(tooLong(field.name(), value.size(), limit));
        }
    }
    return {};
}

tl::expected<void, Refusal> checkLengths(const protocol::Command& command)
{
    if (command.on_behalf_of().size() > kMaxNameBytes) {
        return tl::unexpected(tooLong("on_behalf_of", command.on_behalf_of().size(), kMaxNameBytes));
    }
    const auto& reflection = *command.GetReflection();
    const auto* chosen = reflection.GetOneofFieldDescriptor(command, command.GetDescriptor()->oneof_decl(0));
    return checkStrings(reflection.GetMessage(command, chosen));
}

/// A case in the hands of a higher tier is not a lower centre's to decide on.
tl::expected<void, Refusal> checkTier(const protocol::Case& item, const DecideContext& context, const Rule& rule)
{
    const protocol::Tier own = tierOfArea(context.area);
    if (!rule.higherTier || item.tier() == protocol::TIER_UNSPECIFIED || own <= item.tier()) {
        return {};
    }
    return tl::unexpected(higherTier(item, own, rule.command));
}

/// What holds for every command, read from the workflow table.
tl::expected<void, Refusal> checkTable(const Ask& ask, const Rule& rule)
{
    const DecideContext& context = ask.context;
    if ((rule.roles & 1u << static_cast<unsigned>(context.role)) == 0) {
        return tl::unexpected(roleMayNot(context.role, rule.command));
    }
    if (rule.stages == 0) {
        return {};
    }
    if (ask.item == nullptr) {
        return tl::unexpected(unknownCase(ask.command.case_id()));
    }
    const protocol::Case& item = *ask.item;
    if (!item.grid_code().empty() && !item.grid_code().starts_with(context.area)) {
        return tl::unexpected(outsideArea(item.number(), context.area));
    }
    if (ask.command.seen_version() != 0 && ask.command.seen_version() != item.version()) {
        return tl::unexpected(stale(item, context));
    }
    if ((rule.outcomes & 1u << static_cast<unsigned>(item.outcome())) == 0 ||
        (rule.stages & 1u << static_cast<unsigned>(item.stage())) == 0) {
        return tl::unexpected(wrongStage(item, rule.command));
    }
    if (item.has_suspension() && !rule.suspended) {
        return tl::unexpected(whileSuspended(item, rule.command));
    }
    return checkTier(item, context, rule);
}

/// The case that the command is about; null for commands about none, or when there is no such case.
const protocol::Case* aboutOf(const Rule& rule, const CaseBook& book, const protocol::Command& command)
{
    return rule.stages == 0 ? nullptr : book.find(command.case_id());
}

Decision decideBody(const Ask& ask)
{
    switch (ask.command.body_case()) {
    case Body::kSubmitReport:
        return submitReport(ask);
    case Body::kAssignVerifier:
    case Body::kAssignInspector:
        return assignWorker(ask);
    case Body::kAcceptAssignment:
        return acceptAssignment(ask);
    case Body::kArrive:
        return arrive(ask);
    case Body::kVerify:
        return verify(ask);
    case Body::kRelocate:
        return relocate(ask);
    case Body::kFileCase:
        return fileCase(ask);
    case Body::kRejectCase:
        return rejectCase(ask);
    case Body::kDispatch:
        return dispatch(ask);
    case Body::kAcceptHandling:
        return acceptHandling(ask);
    case Body::kReturnHandling:
        return returnHandling(ask);
    case Body::kFinishHandling:
        return finishHandling(ask);
    case Body::kInspect:
        return inspect(ask);
    case Body::kCloseCase:
        return closeCase(ask);
    case Body::kSupervise:
        return supervise(ask);
    case Body::kWithdrawAssignment:
        return withdraw(ask);
    case Body::kSetDuty:
        return setDuty(ask);
    case Body::kAskExtension:
        return askExtension(ask);
    case Body::kDecideExtension:
        return decideExtension(ask);
    case Body::kSuspend:
        return suspend(ask);
    case Body::kResume:
        return resume(ask);
    case Body::kAnswerSupervision:
        return answerSupervision(ask);
    case Body::kEscalate:
        return escalate(ask);
    case Body::kDelegate:
        return delegateCase(ask);
    case Body::kAskAssistance:
        return askAssistance(ask);
    case Body::kFinishAssistance:
        return finishAssistance(ask);
    case Body::kEndAssistance:
        return endAssistance(ask);
    case Body::kSplit:
        return splitCase(ask);
    case Body::kMerge:
        return mergeCase(ask);
    case Body::kReopen:
        return reopenCase(ask);
    case Body::kFollowUp:
        return followUp(ask);
    case Body::BODY_NOT_SET:
        break;
    }
    return refusal(missing("body"));
}

} // namespace

Decision refusal(Refusal reason)
{
    return tl::unexpected(std::move(reason));
}

protocol::Event Ask::event() const
{
    protocol::Event out;
    out.set_time_us(toMicros(context.now));
    // A service speaks for somebody: the record names both, "W0012@simulator".
    out.set_actor(command.on_behalf_of().empty() ? context.actor : command.on_behalf_of() + "@" + context.actor);
    out.set_case_id(command.case_id());
    out.set_command_id(command.command_id());
    if (item != nullptr) {
        out.set_area(item->grid_code());
    }
    return out;
}

const catalogue::StageClocks& Ask::clocks() const
{
    return context.catalogue.clocks(item != nullptr ? item->grade() : 0);
}

std::int64_t Ask::after(std::chrono::minutes clock) const
{
    return toMicros(context.now + std::chrono::microseconds(clock));
}

tl::expected<void, Refusal> checkCommand(const CaseBook& book, const protocol::Command& command,
                                         const DecideContext& context)
{
    const Rule* rule = ruleFor(command.body_case());
    if (rule == nullptr) {
        return tl::unexpected(missing("body"));
    }
    if (command.command_id().size() != kCommandIdBytes) {
        return tl::unexpected(missing("command_id"));
    }
    if (auto lengths = checkLengths(command); !lengths) {
        return lengths;
    }
    if (!command.on_behalf_of().empty() && context.role != protocol::ROLE_SERVICE) {
        return tl::unexpected(refuse(Refusal::NOT_ALLOWED, "只有服务账号可以代他人操作",
                                     "Only a service account may act on behalf of somebody"));
    }
    return checkTable({book, command, context, aboutOf(*rule, book, command)}, *rule);
}

Decision decide(const CaseBook& book, const protocol::Command& command, const DecideContext& context)
{
    if (auto checked = checkCommand(book, command, context); !checked) {
        return refusal(std::move(checked.error()));
    }
    return decideBody({book, command, context, aboutOf(*ruleFor(command.body_case()), book, command)});
}

} // namespace sandtable::cases
