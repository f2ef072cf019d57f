// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/cases/Workflow.h>

#include <algorithm>
#include <array>

namespace sandtable::cases {
namespace {

using Body = protocol::Command::BodyCase;
using Kind = protocol::Event::BodyCase;

template <class... Bits>
constexpr std::uint32_t bits(Bits... values)
{
    return ((1u << static_cast<unsigned>(values)) | ...);
}

constexpr auto kCollection = protocol::STAGE_COLLECTION;
constexpr auto kFiling = protocol::STAGE_FILING;
constexpr auto kDispatch = protocol::STAGE_DISPATCH;
constexpr auto kHandling = protocol::STAGE_HANDLING;
constexpr auto kFeedback = protocol::STAGE_FEEDBACK;
constexpr auto kInspection = protocol::STAGE_INSPECTION;
constexpr auto kEvaluation = protocol::STAGE_EVALUATION;

constexpr std::uint32_t kCentre =
    bits(protocol::ROLE_CALL_TAKER, protocol::ROLE_DISPATCHER, protocol::ROLE_SUPERVISOR, protocol::ROLE_ADMINISTRATOR);
constexpr std::uint32_t kAllStages = bits(kCollection, kFiling, kDispatch, kHandling, kFeedback, kInspection);
constexpr std::uint32_t kOpen = bits(protocol::OUTCOME_OPEN);
constexpr std::uint32_t kEnded = bits(protocol::OUTCOME_CLOSED, protocol::OUTCOME_REJECTED);
constexpr std::uint32_t kLocators = kCentre | bits(protocol::ROLE_SERVICE);
constexpr std::uint32_t kDispatchers =
    bits(protocol::ROLE_DISPATCHER, protocol::ROLE_SUPERVISOR, protocol::ROLE_ADMINISTRATOR);
constexpr std::uint32_t kSuperiors = bits(protocol::ROLE_SUPERVISOR, protocol::ROLE_ADMINISTRATOR);
constexpr std::uint32_t kWorkers =
    bits(protocol::ROLE_GRID_WORKER, protocol::ROLE_SERVICE, protocol::ROLE_ADMINISTRATOR);
constexpr std::uint32_t kUnits =
    bits(protocol::ROLE_UNIT_HANDLER, protocol::ROLE_SERVICE, protocol::ROLE_ADMINISTRATOR);
constexpr std::uint32_t kReporters = kCentre | bits(protocol::ROLE_UNIT_HANDLER, protocol::ROLE_GRID_WORKER,
                                                    protocol::ROLE_TRAINER, protocol::ROLE_SERVICE);
constexpr std::uint32_t kDutySetters =
    kDispatchers | bits(protocol::ROLE_GRID_WORKER, protocol::ROLE_TRAINER, protocol::ROLE_SERVICE);

constexpr std::array kRules{
    Rule{Body::kSubmitReport, 0, kReporters, {"上报", "submit a report"}},
    Rule{Body::kAssignVerifier, bits(kCollection), kCentre, {"派核实员", "assign a verifier"}},
    Rule{Body::kAcceptAssignment, bits(kCollection, kInspection), kWorkers, {"接受任务", "accept the assignment"}},
    Rule{Body::kArrive, bits(kCollection, kInspection), kWorkers, {"到达现场", "arrive on site"}},
    Rule{Body::kVerify, bits(kCollection), kWorkers, {"核实", "verify"}},
    Rule{Body::kRelocate, bits(kCollection, kFiling, kDispatch), kLocators, {"定位", "relocate the case"}},
    Rule{Body::kRejectCase, bits(kCollection, kFiling), kCentre, {"不予立案", "reject the case"}, kOpen, false, true},
    Rule{Body::kFileCase, bits(kFiling), kCentre, {"立案", "file the case"}},
    Rule{Body::kDispatch, bits(kFiling, kDispatch, kHandling), kDispatchers, {"派遣", "dispatch"}},
    Rule{Body::kAcceptHandling, bits(kHandling), kUnits, {"受理处置", "accept the handling"}},
    Rule{Body::kReturnHandling, bits(kHandling), kUnits, {"退回", "return the case"}},
    Rule{Body::kFinishHandling, bits(kHandling), kUnits, {"处置完成", "finish the handling"}},
    Rule{Body::kAssignInspector, bits(kFeedback, kInspection), kCentre, {"派核查员", "assign an inspector"}},
    Rule{Body::kInspect, bits(kInspection), kWorkers, {"核查", "inspect"}},
    Rule{Body::kCloseCase, bits(kInspection), kDispatchers, {"结案", "close the case"}},
    Rule{Body::kAskExtension, bits(kHandling), kUnits, {"申请延期", "ask for an extension"}},
    Rule{Body::kDecideExtension,
         bits(kHandling),
         kDispatchers,
         {"审批延期", "decide on the extension"},
         kOpen,
         false,
         true},
    Rule{Body::kSuspend, bits(kHandling), kDispatchers, {"挂账", "suspend the case"}, kOpen, false, true},
    Rule{Body::kResume, bits(kHandling), kDispatchers, {"恢复办理", "resume the case"}, kOpen, true, true},
    Rule{Body::kAskAssistance, bits(kHandling), kDispatchers, {"请求协办", "ask a unit to assist"}},
    Rule{Body::kFinishAssistance, bits(kHandling), kUnits, {"协办完成", "finish the assistance"}, kOpen, true},
    Rule{Body::kEndAssistance, bits(kHandling), kDispatchers, {"取消协办", "end the assistance"}, kOpen, true, true},
    Rule{Body::kSupervise, kAllStages, kSuperiors, {"督办", "supervise"}, kOpen, true, true},
    Rule{Body::kAnswerSupervision,
         kAllStages,
         kUnits | kDispatchers,
         {"答复督办", "answer the supervision"},
         kOpen,
         true},
    Rule{Body::kEscalate,
         kAllStages,
         kCentre | bits(protocol::ROLE_GRID_WORKER),
         {"上报上级", "escalate the case"},
         kOpen,
         true,
         true},
    Rule{Body::kDelegate, kAllStages, kDispatchers, {"下派", "delegate the case"}, kOpen, true, true},
    Rule{Body::kSplit,
         bits(kCollection, kFiling, kDispatch, kHandling),
         kDispatchers,
         {"拆分", "split the case"},
         kOpen,
         false,
         true},
    Rule{Body::kMerge,
         bits(kCollection, kFiling, kDispatch, kHandling),
         kCentre,
         {"并案", "merge the case"},
         kOpen,
         false,
         true},
    Rule{Body::kReopen,
         bits(kCollection, kFiling, kEvaluation),
         kCentre,
         {"重启", "reopen the case"},
         kEnded,
         false,
         true},
    Rule{Body::kFollowUp, bits(kCollection, kFiling, kEvaluation), kCentre, {"回访", "follow up"}, kEnded},
    Rule{Body::kWithdrawAssignment,
         bits(kCollection, kHandling, kInspection),
         kCentre,
         {"撤回任务", "withdraw the assignment"}},
    Rule{Body::kSetDuty, 0, kDutySetters, {"设置在岗", "set the duty"}},
};

struct EventKind
{
    Kind body;
    std::string_view kind;
    Words words;
};

constexpr std::array kEventKinds{
    EventKind{Kind::kReportReceived, "report_received", {"上报", "reported it"}},
    EventKind{Kind::kVerifierAssigned, "verifier_assigned", {"派了核实员", "assigned a verifier"}},
    EventKind{Kind::kAssignmentAccepted, "assignment_accepted", {"接受了任务", "accepted the assignment"}},
    EventKind{Kind::kWorkerArrived, "worker_arrived", {"到达了现场", "arrived on site"}},
    EventKind{Kind::kVerified, "verified", {"核实属实", "verified it"}},
    EventKind{Kind::kFiled, "filed", {"已立案", "filed it"}},
    EventKind{Kind::kCaseRejected, "case_rejected", {"不予立案", "rejected it"}},
    EventKind{Kind::kDispatched, "dispatched", {"已派遣", "dispatched it"}},
    EventKind{Kind::kHandlingAccepted, "handling_accepted", {"已受理处置", "accepted the handling"}},
    EventKind{Kind::kHandlingReturned, "handling_returned", {"已退回", "returned it"}},
    EventKind{Kind::kHandlingFinished, "handling_finished", {"处置完成", "finished the handling"}},
    EventKind{Kind::kInspectorAssigned, "inspector_assigned", {"派了核查员", "assigned an inspector"}},
    EventKind{Kind::kInspected, "inspected", {"已核查", "inspected it"}},
    EventKind{Kind::kCaseClosed, "case_closed", {"已结案", "closed it"}},
    EventKind{Kind::kSupervised, "supervised", {"已督办", "supervised it"}},
    EventKind{Kind::kAssignmentWithdrawn, "assignment_withdrawn", {"撤回了任务", "withdrew the assignment"}},
    EventKind{Kind::kRelocated, "relocated", {"更正了地点", "relocated it"}},
    EventKind{Kind::kMovedAway, "moved_away", {"移出了辖区", "moved it out of the area"}},
    EventKind{Kind::kDutyChanged, "duty_changed", {"改了在岗状态", "changed the duty"}},
    EventKind{Kind::kExtensionAsked, "extension_asked", {"申请延期", "asked for an extension"}},
    EventKind{Kind::kExtensionDecided, "extension_decided", {"审批了延期", "decided on the extension"}},
    EventKind{Kind::kSuspended, "suspended", {"已挂账", "suspended it"}},
    EventKind{Kind::kResumed, "resumed", {"恢复办理", "resumed it"}},
    EventKind{Kind::kSupervisionAnswered, "supervision_answered", {"答复了督办", "answered the supervision"}},
    EventKind{Kind::kEscalated, "escalated", {"上报上级", "escalated it"}},
    EventKind{Kind::kDelegated, "delegated", {"已下派", "delegated it"}},
    EventKind{Kind::kAssistanceAsked, "assistance_asked", {"请求协办", "asked a unit to assist"}},
    EventKind{Kind::kAssistanceFinished, "assistance_finished", {"协办完成", "finished assisting"}},
    EventKind{Kind::kAssistanceEnded, "assistance_ended", {"取消了协办", "ended the assistance"}},
    EventKind{Kind::kCaseSplit, "case_split", {"已拆分", "split it"}},
    EventKind{Kind::kSplitOff, "split_off", {"拆分立项", "split it off"}},
    EventKind{Kind::kMergedInto, "merged_into", {"并入主案", "merged it into another case"}},
    EventKind{Kind::kReportsJoined, "reports_joined", {"并入了重复案件", "merged a duplicate into it"}},
    EventKind{Kind::kReopened, "reopened", {"重启办理", "reopened it"}},
    EventKind{Kind::kReporterNotified, "reporter_notified", {"告知了上报人", "told the reporter"}},
    EventKind{Kind::kFollowedUp, "followed_up", {"已回访", "followed up"}},
    EventKind{Kind::kDeadlineMarked, "deadline_marked", {"时限提醒", "marked the deadline"}},
};

constexpr std::array<Words, 8> kStageWords{{{"未知阶段", "unknown stage"},
                                            {"采集", "collection"},
                                            {"立案", "filing"},
                                            {"派遣", "dispatch"},
                                            {"处置", "handling"},
                                            {"反馈", "feedback"},
                                            {"核查结案", "inspection and closing"},
                                            {"考评", "evaluation"}}};

constexpr std::array<Words, 9> kRoleWords{{{"未知角色", "unknown role"},
                                           {"受理员", "call taker"},
                                           {"派遣员", "dispatcher"},
                                           {"值班长", "shift supervisor"},
                                           {"责任单位经办", "unit handler"},
                                           {"网格员", "grid worker"},
                                           {"教员", "trainer"},
                                           {"管理员", "administrator"},
                                           {"服务账号", "service account"}}};

constexpr std::array<Words, 5> kTierWords{
    {{"未定层级", "no tier"}, {"区", "district"}, {"镇街", "street"}, {"社区", "community"}, {"网格", "micro-grid"}}};

constexpr std::array<Words, 4> kOutcomeWords{
    {{"办理中", "open"}, {"已结案", "closed"}, {"不予立案", "rejected"}, {"已并案", "merged"}}};

} // namespace

std::span<const Rule> rules()
{
    return kRules;
}

const Rule* ruleFor(protocol::Command::BodyCase command)
{
    const auto* found = std::find_if(kRules.begin(), kRules.end(), [&](const Rule& r) { return r.command == command; });
    return found == kRules.end() ? nullptr : found;
}

Words stageWords(protocol::Stage stage)
{
    const auto index = static_cast<std::size_t>(stage);
    return index < kStageWords.size() ? kStageWords[index] : kStageWords[0];
}

Words tierWords(protocol::Tier tier)
{
    const auto index = static_cast<std::size_t>(tier);
    return index < kTierWords.size() ? kTierWords[index] : kTierWords[0];
}

Words outcomeWords(protocol::Outcome outcome)
{
    const auto index = static_cast<std::size_t>(outcome);
    return index < kOutcomeWords.size() ? kOutcomeWords[index] : kOutcomeWords[0];
}

Words roleWords(protocol::Role role)
{
    const auto index = static_cast<std::size_t>(role);
    return index < kRoleWords.size() ? kRoleWords[index] : kRoleWords[0];
}

Words stepWords(std::string_view kind)
{
    for (const EventKind& known : kEventKinds) {
        if (known.kind == kind) {
            return known.words;
        }
    }
    return {"更改", "changed it"};
}

std::string_view kindOf(protocol::Event::BodyCase body)
{
    for (const EventKind& known : kEventKinds) {
        if (known.body == body) {
            return known.kind;
        }
    }
    return {};
}

} // namespace sandtable::cases
