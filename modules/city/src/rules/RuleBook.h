// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sandtable/city/Rules.h>

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>

namespace sandtable::city {

/// Collects what is broken; only the first few times are put into words.
class RuleBook
{
public:
    template <class... Args>
    void broken(const char* rule, fmt::format_string<Args...> format, Args&&... args)
    {
        BrokenRule& entry = m_rules[rule];
        ++entry.count;
        if (entry.examples.size() < kExamples) {
            entry.examples.push_back(fmt::format(format, std::forward<Args>(args)...));
        }
    }
    /// In the order of the rules' names.
    std::vector<BrokenRule> finish()
    {
        std::vector<BrokenRule> list;
        for (auto& [rule, entry] : m_rules) {
            entry.rule = rule;
            list.push_back(std::move(entry));
        }
        return list;
    }

private:
    static constexpr std::size_t kExamples = 5;
    std::map<std::string, BrokenRule> m_rules;
};

void checkRegions(const CityModel& model, RuleBook& book);
void checkTiling(const CityModel& model, RuleBook& book);
void checkRoads(const CityModel& model, RuleBook& book);
void checkBuildings(const CityModel& model, RuleBook& book);
void checkBuildingSites(const CityModel& model, RuleBook& book);
void checkThings(const CityModel& model, RuleBook& book);
void checkPipes(const CityModel& model, RuleBook& book);
void checkPipeSites(const CityModel& model, RuleBook& book);

/// A row as a person counts it, and as the file's fid.
inline std::size_t rowOf(std::size_t position)
{
    return position + 1;
}

} // namespace sandtable::city
