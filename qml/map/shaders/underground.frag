// SPDX-License-Identifier: GPL-3.0-or-later
// A round pipe, lit from above along its middle; where it stands out, with arrows the way it flows.
VARYING vec4 tone;
VARYING float offPx;
VARYING float halfPx;
VARYING float metresAlong;

void MAIN()
{
    float off = abs(offPx);
    float cover = clamp(halfPx - off, 0.0, 1.0);
    float bent = off / halfPx;
    // Thin ones stay flat: a rim would be all there is of them.
    float wide = clamp((halfPx - 1.5) / 2.0, 0.0, 1.0);
    vec3 lit = tone.rgb * (1.0 - wide * 0.55 * bent * bent) + wide * 0.12 * clamp(1.0 - 2.5 * bent, 0.0, 1.0);
    if (arrowM > 0.0) {
        float phase = fract(metresAlong / arrowM + off * arrowLean);
        float arrow = clamp((0.09 - abs(phase - 0.5)) * 24.0, 0.0, 1.0) * clamp(2.0 - 2.0 * bent, 0.0, 1.0);
        lit = mix(lit, arrowTone.rgb, arrow * arrowTone.a);
    }
    FRAGCOLOR = vec4(lit, tone.a * cover);
}
