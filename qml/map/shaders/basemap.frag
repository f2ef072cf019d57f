// SPDX-License-Identifier: GPL-3.0-or-later
VARYING vec2 place;
VARYING float light;

void MAIN()
{
    vec4 texel = texture(picture, place);
    FRAGCOLOR = vec4(texel.rgb * (brightness * light), texel.a * share);
}
