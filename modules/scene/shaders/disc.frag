#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
// Discs only: the dots of workers, and what lies under a number or a sign. A software renderer walks every branch of a
// shader for every pixel, so the thousands of simple ones do not pay for marker.frag's shapes.
layout(location = 0) in vec2 vLocal;
layout(location = 1) in vec4 vFill;
layout(location = 2) in vec4 vAccent;
layout(location = 3) in vec4 vLook;
layout(location = 4) in vec2 vSize;
layout(location = 0) out vec4 color;
layout(std140, binding = 0) uniform Uniforms {
    mat4 matrix;
    float opacity;
} u;

const vec3 kBack = vec3(0.035, 0.05, 0.065);

void main()
{
    float radius = vSize.x;
    float d = length(vLocal);
    float badge = step(6.5, vLook.x);
    float disc = clamp(0.5 - d + radius, 0.0, 1.0);
    float dot = clamp(0.5 - d + radius - 1.5, 0.0, 1.0) * (1.0 - badge);
    float rim = clamp(0.5 - abs(d - radius + 0.8) + 0.6, 0.0, 1.0) * badge;
    float halo = vLook.w * 0.55 * clamp(1.0 - (d - radius) / 7.0, 0.0, 1.0);
    vec4 c = vec4(vAccent.rgb * halo, halo);
    float back = disc * mix(0.9, 0.95, badge);
    c = vec4(kBack * back, back) + c * (1.0 - back);
    c = vec4(vFill.rgb * dot, dot) + c * (1.0 - dot);
    c = vec4(vAccent.rgb * rim, rim) + c * (1.0 - rim);
    color = c * vFill.a * u.opacity;
}
