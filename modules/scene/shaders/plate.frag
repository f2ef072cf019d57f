#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
layout(location = 0) in vec4 vInk;
layout(location = 0) out vec4 color;
layout(std140, binding = 0) uniform Uniforms {
    mat4 matrix;
    mat4 view;
    float opacity;
    float stepPx;
} u;

void main()
{
    color = vInk * u.opacity;
}
