#version 440
// SPDX-License-Identifier: GPL-3.0-or-later
// Pins and cameras (disc.frag draws what is only round) from signed distances in pixels: negative inside. Colours come straight, the result is premultiplied.
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

float coverage(float d) { return clamp(0.5 - d, 0.0, 1.0); }

void lay(inout vec4 under, vec3 rgb, float alpha)
{
    under = vec4(rgb * alpha, alpha) + under * (1.0 - alpha);
}

float shapeDistance(float shape, vec2 p, float r)
{
    if (shape < 1.5) // diamond
        return (abs(p.x) + abs(p.y) - r * 1.25) * 0.7071;
    if (shape < 2.5) // triangle
    {
        p.y -= r * 0.1;
        return max(-0.5 * p.y + 0.866 * abs(p.x) - r * 0.58, p.y - r * 0.62);
    }
    if (shape < 3.5) // square
        return max(abs(p.x), abs(p.y)) - r * 0.85;
    return length(p) - r;
}

void main()
{
    float shape = vLook.x;
    float radius = vSize.x;
    float d = length(vLocal);
    vec4 c = vec4(0.0);
    if (vLook.w > 0.0)
        lay(c, vAccent.rgb, vLook.w * 0.55 * clamp(1.0 - (d - radius) / 7.0, 0.0, 1.0));
    if (vLook.z > 0.0)
    {
        float stem = max(abs(vLocal.x) - 0.9, max(-vLocal.y, vLocal.y - vLook.z));
        lay(c, vFill.rgb, 0.9 * coverage(stem));
        lay(c, vFill.rgb, coverage(length(vLocal - vec2(0.0, vLook.z)) - 2.0));
    }
    if (shape < 4.5)
    {
        lay(c, kBack, 0.92 * coverage(d - radius));
        if (vLook.y >= 0.0)
        {
            float turn = atan(vLocal.x, -vLocal.y) / 6.2831853;
            turn = turn < 0.0 ? turn + 1.0 : turn;
            float band = coverage(abs(d - radius + 1.6) - 1.3);
            lay(c, mix(vec3(0.24, 0.29, 0.33), vAccent.rgb, step(turn, vLook.y)), band);
        }
        lay(c, vFill.rgb, coverage(shapeDistance(shape, vLocal, radius * 0.52)));
    }
    else // camera: a wedge where it looks, a dot where it stands
    {
        float off = abs(mod(atan(vLocal.x, -vLocal.y) - vSize.y + 9.424778, 6.2831853) - 3.1415927);
        float wedge = off < 0.5 ? coverage(d - radius) : 0.0;
        lay(c, vFill.rgb, 0.55 * wedge);
        lay(c, vFill.rgb, coverage(d - 2.2));
    }
    color = c * vFill.a * u.opacity;
}
