// SPDX-License-Identifier: GPL-3.0-or-later
// With sourceBlend One and destinationBlend DstAlpha: what lies there is multiplied by its own alpha, the share that
// shadow leaves of it, and then has alpha 1. So a second shadow over the first changes nothing.
void MAIN()
{
    FRAGCOLOR = vec4(0.0, 0.0, 0.0, 1.0);
}
