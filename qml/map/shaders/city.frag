// SPDX-License-Identifier: GPL-3.0-or-later
VARYING vec4 tone;

void MAIN()
{
    FRAGCOLOR = tone;
}
