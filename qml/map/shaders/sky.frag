// SPDX-License-Identifier: GPL-3.0-or-later
// From the air at the horizon, as it is over the farthest houses, to the bluer sky above it.
VARYING float up;

void MAIN()
{
    float high = smoothstep(0.0, 1.2, up - horizon);
    FRAGCOLOR = vec4(air.rgb * mix(vec3(1.08), vec3(0.66, 0.84, 1.12), high), 1.0);
}
