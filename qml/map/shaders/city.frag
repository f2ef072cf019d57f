// SPDX-License-Identifier: GPL-3.0-or-later
VARYING vec3 tone;

void MAIN()
{
    FRAGCOLOR = vec4(tone, 1.0);
}
