VARYING vec3 tone;

void MAIN()
{
    FRAGCOLOR = vec4(tone, 1.0);
}
