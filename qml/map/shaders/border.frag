// SPDX-License-Identifier: GPL-3.0-or-later
// A bright core in a soft glow; in dashes where dashM, the length of a dash and its gap, is not 0.
VARYING float across;
VARYING float metresAlong;

void MAIN()
{
    float off = abs(across) * widthPx;
    float core = clamp(corePx + 0.5 - off, 0.0, 1.0);
    float glow = 1.0 - abs(across);
    float dash = dashM > 0.0 ? smoothstep(0.28, 0.36, abs(fract(metresAlong / dashM) - 0.5)) : 1.0;
    FRAGCOLOR = vec4(color.rgb, color.a * max(core * dash, glowShare * glow * glow));
}
