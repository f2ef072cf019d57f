#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
layout(location = 0) in vec2 position;
layout(location = 1) in vec2 local;
layout(location = 2) in vec4 fill;
layout(location = 3) in vec4 accent;
layout(location = 4) in vec4 look; // shape, ring, stem, glow
layout(location = 5) in vec2 size; // radius, angle
layout(location = 0) out vec2 vLocal;
layout(location = 1) out vec4 vFill;
layout(location = 2) out vec4 vAccent;
layout(location = 3) out vec4 vLook;
layout(location = 4) out vec2 vSize;
layout(std140, binding = 0) uniform Uniforms {
    mat4 matrix;
    float opacity;
} u;

void main()
{
    vLocal = local;
    vFill = fill;
    vAccent = accent;
    vLook = look;
    vSize = size;
    gl_Position = u.matrix * vec4(position, 0.0, 1.0);
}
