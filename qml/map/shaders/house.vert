// SPDX-License-Identifier: GPL-3.0-or-later
// As city.vert, and tells house.frag where on a wall it is.
VARYING vec3 tone;
VARYING vec3 metres;
VARYING float surface;

void MAIN()
{
    vec3 place = floor(VERTEX / 256.0);
    vec3 low = VERTEX - place * 256.0;
    vec4 here = vec4(place.x, place.z, -place.y, 1.0);
    tone = texelFetch(palette, ivec2(int(low.y), int(low.x)), 0).rgb;
    surface = low.x;
    metres = (MODEL_MATRIX * here).xyz;
    POSITION = MODELVIEWPROJECTION_MATRIX * here;
}
