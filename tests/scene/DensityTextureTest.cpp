// SPDX-License-Identifier: GPL-3.0-or-later
#include <sandtable/crowd/LevelOfService.h>
#include <sandtable/scene/DensityTexture.h>

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace sandtable::scene {
namespace {

double lightness(const QColor& color)
{
    return 0.2126 * color.redF() + 0.7152 * color.greenF() + 0.0722 * color.blueF();
}

TEST(DensityTexture, EachLevelOfServiceIsBrighterAndFirmerThanTheOneBelow)
{
    QColor before = DensityTexture::colorOf(0.2);
    for (const double density : {0.4, 0.6, 0.9, 1.5, 3.0, 4.5, 6.0}) {
        const QColor here = DensityTexture::colorOf(density);
        EXPECT_GT(lightness(here), lightness(before) + 0.02) << density;
        EXPECT_GE(here.alpha(), before.alpha()) << density;
        before = here;
    }
}

TEST(DensityTexture, WhereNobodyIsTheMapShowsThrough)
{
    EXPECT_EQ(DensityTexture::colorOf(0).alpha(), 0);
    EXPECT_GT(DensityTexture::colorOf(0.05).alpha(), 0);
}

TEST(DensityTexture, LiesWhereItsFieldLies)
{
    geo::Bounds bounds;
    bounds.add(geo::LocalMetres{-100, 200});
    bounds.add(geo::LocalMetres{300, 400});
    crowd::DensityField field(bounds, 50);
    const std::vector<crowd::Person> people(5000, crowd::Person{-75, 225});
    field.rebuild(people);
    DensityTexture texture;
    EXPECT_FALSE(texture.filled());
    texture.show(field);
    EXPECT_TRUE(texture.filled());
    EXPECT_EQ(texture.size(), QSize(8, 4));
    EXPECT_EQ(texture.extent(), QVector2D(400, 200));
    EXPECT_EQ(texture.centre(), QVector3D(100, 0, -300));
    // The first pixel is the south-west corner, where everybody stands: half a person a square metre.
    const QByteArray pixels = texture.textureData();
    ASSERT_EQ(pixels.size(), 8 * 4 * 4);
    const QColor corner = DensityTexture::colorOf(field.at({-75, 225}));
    EXPECT_EQ(static_cast<unsigned char>(pixels[0]), corner.red());
    EXPECT_EQ(static_cast<unsigned char>(pixels[3]), corner.alpha());
    EXPECT_EQ(static_cast<unsigned char>(pixels[4 * 31 + 3]), 0);
    // It shows half a pixel beyond itself too; eight pixels are a square that is drawn whole.
    ASSERT_EQ(texture.occupied().size(), 1U);
    EXPECT_EQ(texture.occupied()[0].min, (geo::LocalMetres{0, 0}));
    EXPECT_EQ(texture.occupied()[0].max, (geo::LocalMetres{1, 1}));
    texture.clear();
    EXPECT_FALSE(texture.filled());
}

TEST(DensityTexture, WhatIsDrawnHoldsEverybodyAndLittleElse)
{
    geo::Bounds bounds;
    bounds.add(geo::LocalMetres{0, 0});
    bounds.add(geo::LocalMetres{5000, 3000});
    crowd::DensityField field(bounds, 25);
    std::vector<crowd::Person> people;
    for (int i = 0; i < 4000; ++i)
        people.push_back({static_cast<float>(700 + i % 40), static_cast<float>(2000 + i / 40 % 50)});
    field.rebuild(people);
    DensityTexture texture;
    texture.show(field);
    const QByteArray pixels = texture.textureData();
    double drawn = 0;
    for (const geo::Bounds& part : texture.occupied())
        drawn += (part.max.x - part.min.x) * (part.max.y - part.min.y);
    EXPECT_LT(drawn, 0.05);
    int shown = 0;
    for (int y = 0; y < texture.size().height(); ++y)
        for (int x = 0; x < texture.size().width(); ++x) {
            if (pixels[4 * (y * texture.size().width() + x) + 3] == 0)
                continue;
            ++shown;
            // All that interpolation spreads it over.
            for (const double dx : {-0.49, 0.5, 1.49})
                for (const double dy : {-0.49, 0.5, 1.49}) {
                    const geo::LocalMetres at{(x + dx) / texture.size().width(), (y + dy) / texture.size().height()};
                    EXPECT_TRUE(std::any_of(texture.occupied().begin(), texture.occupied().end(),
                                            [&](const auto& part) {
                                                return at.x >= part.min.x && at.x <= part.max.x && at.y >= part.min.y &&
                                                       at.y <= part.max.y;
                                            }))
                        << x << " " << y;
                }
        }
    EXPECT_GT(shown, 10);
}

} // namespace
} // namespace sandtable::scene
