// SPDX-License-Identifier: GPL-3.0-or-later
// A rectangle over the whole view, behind everything.
VARYING float up;

void MAIN()
{
    vec2 at = VERTEX.xy / 50.0; // "#Rectangle" is 100 by 100
    up = at.y;
    POSITION = vec4(at, 0.999999, 1.0);
}
