// SPDX-License-Identifier: GPL-3.0-or-later
VARYING vec2 place;

void MAIN()
{
    vec4 texel = texture(picture, place);
    FRAGCOLOR = vec4(texel.rgb * brightness, texel.a * share);
}
