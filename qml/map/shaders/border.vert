// SPDX-License-Identifier: GPL-3.0-or-later
// Widens a line to pixels and lifts it off the depth of roofs near it, so that a border is never lost behind houses.
VARYING float across;
VARYING float metresAlong;

void MAIN()
{
    vec4 here = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
    vec4 ahead = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX + NORMAL * 5.0, 1.0);
    vec2 along = (ahead.xy / ahead.w - here.xy / here.w) * viewSize;
    along = ahead.w > 0.0 && here.w > 0.0 && dot(along, along) > 0.0 ? normalize(along) : vec2(1.0, 0.0);
    across = UV0.x;
    metresAlong = UV0.y;
    here.xy += vec2(-along.y, along.x) * UV0.x * widthPx / viewSize * here.w;
    here.z -= 0.02 * here.w;
    POSITION = here;
}
