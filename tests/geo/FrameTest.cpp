// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/geo/Frame.h>
#include <sandtable/geo/Polygon.h>

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>
#include <vector>

namespace sandtable::geo {
namespace {

const Frame kFoshan{Wgs84{113.07, 22.99}};

TEST(Frame, OriginIsZero)
{
    const LocalMetres local = kFoshan.toLocal({113.07, 22.99});
    EXPECT_NEAR(local.x, 0, 1e-6);
    EXPECT_NEAR(local.y, 0, 1e-6);
}

TEST(Frame, OneMinuteOfArcHasItsKnownLength)
{
    // GRS 80 at 22.99° N: meridian radius 6345149 m, parallel radius 5875780 m (a, e² and the usual formulas).
    EXPECT_NEAR(kFoshan.toLocal({113.07, 22.99 + 1.0 / 60}).y, 6345149 * 3.14159265 / 10800, 0.2);
    EXPECT_NEAR(kFoshan.toLocal({113.07 + 1.0 / 60, 22.99}).x, 5875780 * 3.14159265 / 10800, 0.5);
}

TEST(Frame, LengthsAreTrueWithinTwentyKilometres)
{
    // Scale at 20 km from the central meridian is 1 + x²/2R², so one kilometre is at most 5 mm too long.
    const Wgs84 a = kFoshan.toWgs84({20000, 500});
    const Wgs84 b = kFoshan.toWgs84({20000, 1500});
    const Frame there(a);
    EXPECT_NEAR(distance(there.toLocal(a), there.toLocal(b)), 1000, 0.0055);
}

TEST(Frame, GoesThereAndBackToTheMicrometre)
{
    for (const LocalMetres p : {LocalMetres{-15000, 12000}, LocalMetres{7.25, -9999.125}, LocalMetres{30000, 30000}}) {
        const LocalMetres back = kFoshan.toLocal(kFoshan.toWgs84(p));
        EXPECT_NEAR(back.x, p.x, 1e-6);
        EXPECT_NEAR(back.y, p.y, 1e-6);
    }
}

TEST(Frame, ArraysAgreeWithSinglePoints)
{
    std::vector<LocalMetres> local;
    for (int i = 0; i < 1000; ++i) {
        local.push_back({i * 13.7 - 5000, 4000 - i * 7.1});
    }
    std::vector<Wgs84> degrees(local.size());
    kFoshan.toWgs84(local, degrees);
    for (std::size_t i = 0; i < local.size(); i += 97) {
        EXPECT_EQ(degrees[i], kFoshan.toWgs84(local[i])) << i;
    }
}

TEST(Frame, CopiesServeSeveralThreads)
{
    std::vector<std::thread> threads;
    std::vector<double> worst(4, 1e9);
    for (std::size_t t = 0; t < worst.size(); ++t) {
        threads.emplace_back([t, &worst, copy = kFoshan] {
            double error = 0;
            for (int i = 0; i < 3000; ++i) {
                const LocalMetres p{i * 1.5, static_cast<double>(t) * 1000};
                error = std::max(error, distance(p, copy.toLocal(copy.toWgs84(p))));
            }
            worst[t] = error;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    for (const double error : worst) {
        EXPECT_LT(error, 1e-6);
    }
}

TEST(Frame, RefusesAnOriginThatIsNoPlace)
{
    EXPECT_THROW(Frame(Wgs84{113, 91}), std::invalid_argument);
    EXPECT_THROW(Frame(Wgs84{999, 20}), std::invalid_argument);
}

TEST(Frame, ProjStringNamesTheOrigin)
{
    const std::string text = kFoshan.projString();
    EXPECT_NE(text.find("+proj=tmerc"), std::string::npos);
    EXPECT_NE(text.find("+lon_0=113.06999999999999"), std::string::npos) << text;
}

} // namespace
} // namespace sandtable::geo
