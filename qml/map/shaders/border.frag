// A bright core in a soft glow.
VARYING float across;

void MAIN()
{
    float off = abs(across) * widthPx;
    float core = clamp(corePx + 0.5 - off, 0.0, 1.0);
    float glow = 1.0 - abs(across);
    FRAGCOLOR = vec4(color.rgb, color.a * max(core, 0.38 * glow * glow));
}
