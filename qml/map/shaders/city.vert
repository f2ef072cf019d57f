// SPDX-License-Identifier: GPL-3.0-or-later
// Takes a packed vertex apart (modules/scene/src/PreparedTile.h).
VARYING vec3 tone;

void MAIN()
{
    vec3 place = floor(VERTEX / 256.0);
    vec3 low = VERTEX - place * 256.0;
    tone = texelFetch(palette, ivec2(int(low.y), int(low.x)), 0).rgb;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(place.x, place.z, -place.y, 1.0);
}
