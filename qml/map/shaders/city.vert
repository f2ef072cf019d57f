// SPDX-License-Identifier: GPL-3.0-or-later
VARYING vec3 tone;

void MAIN()
{
    tone = COLOR.rgb;
    POSITION = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
}
