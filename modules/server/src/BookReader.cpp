// SPDX-License-Identifier: GPL-3.0-or-later
#include "BookReader.h"

#include <algorithm>

namespace sandtable::server {

namespace {
/// About a millisecond of the desk's time.
constexpr std::size_t kCasesASlice = 10'000;

struct Search
{
    open311::RequestFilter filter;
    std::string area;
    std::shared_ptr<FoundCases> found = std::make_shared<FoundCases>();
    std::size_t left = 0; ///< positions of the book's order not looked at
    std::size_t skip = 0;
    bool begun = false;

    bool sees(const protocol::Case& item) const { return item.grid_code().starts_with(area); }

    void byIds(const cases::CaseBook& book)
    {
        for (const std::string& id : filter.ids) {
            const protocol::Case* item = book.find(open311::caseIdOf(id).value_or(0));
            if (item != nullptr && item->number() == id && sees(*item)) {
                found->cases.push_back(*item);
            }
        }
    }

    /// False: there is more to look at.
    bool slice(const cases::CaseBook& book)
    {
        if (!filter.ids.empty()) {
            byIds(book);
            return true;
        }
        if (!begun) {
            begun = true;
            left = book.order().size();
            skip = static_cast<std::size_t>(filter.page - 1) * static_cast<std::size_t>(filter.pageSize);
        }
        for (std::size_t looked = 0; left > 0 && looked < kCasesASlice; ++looked) {
            const protocol::Case* item = book.find(book.order()[--left]);
            if (item == nullptr || !sees(*item) || !filter.matches(*item)) {
                continue;
            }
            if (skip > 0) {
                --skip;
            } else if (found->cases.size() == static_cast<std::size_t>(filter.pageSize)) {
                found->more = true;
                return true;
            } else {
                found->cases.push_back(*item);
            }
        }
        return left == 0;
    }
};

/// Calls `work` on the desk's strand, waits until all that it can have seen is on disk, and comes back. `work` may be
/// nothing but a pointer or two: see runOn().
template <class Answer, class Start>
asio::awaitable<Answer> askDesk(CaseDesk& desk, Start start)
{
    return asio::async_initiate<decltype(asio::use_awaitable), void(Answer)>(
        [](auto handler, CaseDesk* at, Start begin) {
            auto kept = std::make_shared<decltype(handler)>(std::move(handler));
            asio::post(at->strand(), [at, kept, begin = std::move(begin)]() mutable {
                begin(*at, [kept](Answer answer) {
                    auto back = asio::get_associated_executor(*kept);
                    asio::post(back, [kept, answer = std::move(answer)]() mutable { (*kept)(std::move(answer)); });
                });
            });
        },
        asio::use_awaitable, &desk, std::move(start));
}
} // namespace

asio::awaitable<std::shared_ptr<FoundCases>> findCases(CaseDesk& desk, open311::RequestFilter filter, std::string area)
{
    const auto search = std::make_shared<Search>();
    search->filter = std::move(filter);
    search->area = std::move(area);
    const auto slice = [search](CaseDesk& at, const std::function<void(bool)>& done) {
        const bool whole = search->slice(at.book());
        at.whenDurable([done, whole] { done(whole); });
    };
    while (!co_await askDesk<bool>(desk, slice)) {
    }
    co_return search->found;
}

asio::awaitable<std::string> numberOfCommand(CaseDesk& desk, std::string commandId)
{
    const auto id = std::make_shared<const std::string>(std::move(commandId));
    const auto look = [id](CaseDesk& at, const std::function<void(std::string)>& done) {
        const protocol::CommandRecord* record = at.book().done(*id);
        const protocol::Case* item = record == nullptr ? nullptr : at.book().find(record->case_id());
        at.whenDurable([done, number = item == nullptr ? std::string() : item->number()] { done(number); });
    };
    co_return co_await askDesk<std::string>(desk, look);
}

asio::awaitable<std::shared_ptr<Submitted>> submitCommand(CaseDesk& desk, protocol::Command command, Identity identity)
{
    struct Sending
    {
        protocol::Command command;
        Identity identity;
    };
    const auto sending = std::make_shared<const Sending>(Sending{std::move(command), std::move(identity)});
    const auto submit = [sending](CaseDesk& at, const std::function<void(std::shared_ptr<Submitted>)>& done) {
        at.submit(sending->command, sending->identity, [&at, done](protocol::CommandResult result) {
            const protocol::Case* item = at.book().find(result.case_id());
            auto submitted = std::make_shared<Submitted>();
            submitted->number = item == nullptr ? std::string() : item->number();
            submitted->result = std::move(result);
            done(std::move(submitted));
        });
    };
    co_return co_await askDesk<std::shared_ptr<Submitted>>(desk, submit);
}

} // namespace sandtable::server
