// A packed vertex (modules/scene/src/PreparedTile.h), in units of its tile.
struct TileVertex
{
    vec4 place;
    int surface;
    int shade;
    int facing;
};

TileVertex unpacked(vec3 vertex)
{
    vec3 place = floor(vertex / 256.0);
    ivec3 low = ivec3(vertex - place * 256.0);
    return TileVertex(vec4(place.x, place.z, -place.y, 1.0), low.x, low.y, low.z);
}

bool isBuilding(TileVertex v)
{
    return v.surface >= 11; // TileSurface::Building and what follows it
}

// Where a wall looks: east and south; nothing for what lies flat.
vec2 outwards(TileVertex v)
{
    int direction = v.facing >> 4;
    float angle = float(direction - 1) * 0.41887902; // 24 degrees
    return direction == 0 ? vec2(0.0) : vec2(sin(angle), -cos(angle));
}

// Rows of a surface in the palette: wall, flat, light, glow (modules/scene/src/Palette.h).
vec4 paletteRow(TileVertex v, int row, int column)
{
    return texelFetch(palette, ivec2(column, v.surface * 4 + row), 0);
}

// In alpha what is left of the colour in shadow.
vec4 lit(TileVertex v)
{
    vec4 tone = paletteRow(v, v.facing >= 16 ? 0 : 1, v.shade);
    return vec4(tone.rgb * paletteRow(v, 2, v.facing).rgb * (255.0 / 128.0), tone.a);
}

// The air between the eye and what is `away` metres off takes it over, most at the horizon.
float hazeAt(float away)
{
    return haze.a * smoothstep(hazeFrom, hazeTo, away);
}
