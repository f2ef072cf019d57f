#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
// A point of the ground, lifted on the screen by so many steps, and set off by pixels: across the line to `other`, or as
// they are where there is no other point.
layout(location = 0) in vec3 at;    // east and north of the city's origin, metres; steps up
layout(location = 1) in vec3 other;
layout(location = 2) in vec2 px;    // of a line: across it, to where its edge has faded, and where it begins to
layout(location = 3) in vec4 ink;   // multiplied with its alpha
layout(location = 0) out vec4 vInk;
layout(location = 1) out vec2 vEdge;
layout(std140, binding = 0) uniform Uniforms {
    mat4 matrix;
    mat4 view; // to pixels times depth, and depth
    float opacity;
    float stepPx;
} u;

vec4 seen(vec3 p)
{
    vec4 s = u.view * vec4(p.xy, 0.0, 1.0);
    s.y -= p.z * u.stepPx * s.w;
    return s;
}

void main()
{
    vInk = ink;
    vec4 a = seen(at);
    vec4 b = seen(other);
    vec2 way = b.xy * a.w - a.xy * b.w;
    float reach = length(way);
    vEdge = other == at ? vec2(0.0) : px;
    vec2 off = other == at || reach <= 0.0 ? px : vec2(-way.y, way.x) / reach * px.x;
    gl_Position = u.matrix * vec4(a.xy + off * a.w, 0.0, a.w);
}
