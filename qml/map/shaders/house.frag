// SPDX-License-Identifier: GPL-3.0-or-later
// Storeys and windows on the walls of houses near by: a suggestion that gives the eye a scale, not a picture of them.
VARYING vec4 tone;
VARYING vec4 glow;
VARYING vec4 metres;
VARYING float hazy;

// 0 to 1, the same in each frame and each run.
float numberOf(vec3 window)
{
    vec3 p = fract(window * vec3(0.1031, 0.1030, 0.0973));
    p += dot(p, p.yzx + 33.33);
    return fract((p.x + p.y) * p.z);
}

void MAIN()
{
    vec3 color = tone.rgb;
    vec3 spread = glow.rgb * (glow.a * 0.5); // all its windows together, as from afar
    if (metres.w < 0.5) {
        // Street lamps stand about a lamp's reach apart.
        if (metres.w < -0.5 && spill > 0.0) {
            vec2 off = fract(metres.xz / 24.0) - 0.5;
            spread *= 0.45 + 1.5 * exp2(-11.0 * dot(off, off));
        }
        color += spread;
    } else {
        // Along the axis that the wall follows more: a direction from derivatives would shake, far from the origin.
        bool south = metres.w < 1.5;
        vec2 cell = vec2((south ? metres.z : metres.x) / 2.8, metres.y / 3.0);
        // Where a window is smaller than a few pixels it would only flicker.
        float wide = max(length(vec2(dFdx(cell.x), dFdy(cell.x))), length(vec2(dFdx(cell.y), dFdy(cell.y))));
        float near = clamp(1.6 - wide * 5.0, 0.0, 1.0);
        vec2 edge = abs(fract(cell) - vec2(0.5, 0.55));
        vec2 soft = clamp((vec2(0.27, 0.24) - edge) / max(wide, 0.01) + 0.5, 0.0, 1.0);
        float pane = soft.x * soft.y * near;
        float ledge = clamp((0.06 - fract(cell.y)) / max(wide, 0.01) + 0.5, 0.0, 1.0) * near;
        float lamp = 0.0;
        if (glow.a * near > 0.0) {
            float number = numberOf(vec3(floor(cell), floor((south ? metres.x : metres.z) / 2.5)));
            lamp = number < glow.a ? 0.62 + 0.38 * fract(number * 57.0) : 0.0;
        }
        color *= 1.0 - contact * exp2(-0.7 * metres.y);
        color *= 1.0 + 0.10 * ledge;
        color = mix(color, paneTone.rgb, paneTone.a * pane);
        color += spread * (1.0 - near);
        color = mix(color, glow.rgb, lamp * pane);
        // Light that spills from a window onto the wall around it.
        vec2 beyond = max(edge - vec2(0.27, 0.24), 0.0);
        color += glow.rgb * (spill * lamp * near * (1.0 - pane) * exp2(-18.0 * length(beyond)));
    }
    FRAGCOLOR = vec4(mix(color, haze.rgb, hazy), tone.a);
}
