#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
layout(location = 0) in vec4 vInk;
layout(location = 1) in vec2 vEdge;
layout(location = 0) out vec4 color;
layout(std140, binding = 0) uniform Uniforms {
    mat4 matrix;
    mat4 view;
    float opacity;
    float stepPx;
} u;

void main()
{
    // Over kSoftPx of PlateMesh.cpp.
    color = vInk * (u.opacity * clamp(1.0 - (abs(vEdge.x) - vEdge.y) / 0.8, 0.0, 1.0));
}
