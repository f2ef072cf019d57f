// SPDX-License-Identifier: GPL-3.0-or-later
// Storeys and windows on the walls of houses near by: a suggestion that gives the eye a scale, not a picture of them.
VARYING vec3 tone;
VARYING vec3 metres;
VARYING float surface;

void MAIN()
{
    vec3 across = dFdx(metres);
    vec3 up = dFdy(metres);
    vec3 normal = normalize(cross(across, up));
    // Surfaces from 11 on, TileSurface::Building and what follows it, are buildings; roofs look upwards.
    float wall = step(10.5, surface) * (1.0 - step(0.5, abs(normal.y)));
    // Along the axis that the wall follows more: a direction from derivatives would shake, far from the origin.
    float along = abs(normal.x) > abs(normal.z) ? metres.z : metres.x;
    vec2 cell = vec2(along / 2.8, metres.y / 3.0);
    // Where a window is smaller than a few pixels it would only flicker.
    float wide = max(length(vec2(dFdx(cell.x), dFdy(cell.x))), length(vec2(dFdx(cell.y), dFdy(cell.y))));
    float near = clamp(1.6 - wide * 5.0, 0.0, 1.0);
    vec2 edge = abs(fract(cell) - vec2(0.5, 0.55));
    vec2 soft = clamp((vec2(0.27, 0.24) - edge) / max(wide, 0.01) + 0.5, 0.0, 1.0);
    float pane = soft.x * soft.y * wall * near;
    float ledge = clamp((0.06 - fract(cell.y)) / max(wide, 0.01) + 0.5, 0.0, 1.0) * wall * near;
    FRAGCOLOR = vec4(tone * (1.0 - 0.30 * pane + 0.10 * ledge), 1.0);
}
