// SPDX-License-Identifier: GPL-3.0-or-later
VARYING float dark;

void MAIN()
{
    FRAGCOLOR = vec4(0.0, 0.0, 0.0, contact * dark * dark);
}
