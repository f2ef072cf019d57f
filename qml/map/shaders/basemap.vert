// SPDX-License-Identifier: GPL-3.0-or-later
// What is on its way in lies a touch nearer than what it replaces.
VARYING vec2 place;
VARYING float light;

void MAIN()
{
    place = UV0;
    light = NORMAL.x;
    vec4 here = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
    here.z -= nudge * here.w;
    POSITION = here;
}
