// SPDX-License-Identifier: GPL-3.0-or-later
VARYING vec2 place;

void MAIN()
{
    place = UV0;
    vec4 here = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
    here.z -= lift * here.w;
    POSITION = here;
}
