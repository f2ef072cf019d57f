// SPDX-License-Identifier: GPL-3.0-or-later
// Widens the axis of a pipe to its true width, or to the least that can be seen, and draws it in front of the city that
// lies above it: all pipes share a thin slice of the depth in front of everything, in their own order, and those that
// stand out a thinner one in front of the others.
VARYING vec4 tone;
VARYING float offPx;
VARYING float halfPx;
VARYING float metresAlong;

// As in PipePlan.h.
const float kAllPipesMpp = 0.7;
const float kShareFalloff = 0.75;

void MAIN()
{
    float slot = floor(UV1.y);
    float share = UV1.y - slot;
    tone = slot < 0.5 ? tone0 : slot < 1.5 ? tone1 : slot < 2.5 ? tone2 : slot < 3.5 ? tone3 : slot < 4.5 ? tone4 : slot < 5.5 ? tone5 : tone6;
    // The deeper the darker, so that of two that cross it is seen which one lies below.
    tone.rgb *= mix(1.0, 0.62, clamp(-VERTEX.y / 7.0, 0.0, 1.0) * deepShade);

    vec4 here = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX, 1.0);
    vec4 ahead = MODELVIEWPROJECTION_MATRIX * vec4(VERTEX + NORMAL * 2.0, 1.0);
    vec2 along = (ahead.xy / ahead.w - here.xy / here.w) * viewSize;
    along = ahead.w > 0.0 && here.w > 0.0 && dot(along, along) > 0.0 ? normalize(along) : vec2(1.0, 0.0);

    float metresPerPixel = max(here.w, 0.1) * perPixel;
    float weight = share * pow(max(metresPerPixel, kAllPipesMpp) / kAllPipesMpp, kShareFalloff) / thin;
    tone.a *= clamp((1.0 - weight * fading) / 0.25, 0.0, 1.0);

    float truePx = abs(UV1.x) / metresPerPixel;
    halfPx = max(truePx, leastPx) + 0.5;
    offPx = UV0.x * halfPx;
    metresAlong = UV0.y;
    // Both ends reach over by half a width, so that no wedge is missing in a bend.
    vec2 shift = vec2(-along.y, along.x) * offPx + along * sign(UV1.x) * (halfPx - 0.5);
    here.xy += shift / viewSize * here.w;
    here.z = here.z * slice + nearest * (1.0 - slice) * here.w;
    POSITION = tone.a > 0.0 ? here : vec4(2.0, 2.0, 2.0, 1.0);
}
