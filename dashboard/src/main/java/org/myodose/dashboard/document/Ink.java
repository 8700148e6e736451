package org.myodose.dashboard.document;

import java.util.Locale;

/**
 * The few colours of a document. Those of figures are told apart by the colour-blind too (Okabe and Ito 2008), and none carries a
 * meaning that no word or line carries beside it.
 */
public enum Ink {
    TEXT(0x1a1a1a),
    MUTED(0x555555),
    RULE(0xd0d0d0),
    PAPER(0xffffff),
    SHADE(0xf4f4f4),
    FORCE(0x0072b2),
    BAND(0x007a5a),
    HOLD(0xe69f00),
    GAP(0x777777),
    ALARM(0xb84a00);

    private final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }

    /** Red, green and blue, eight bits each. */
    public int rgb() {
        return rgb;
    }

    /** As CSS writes it. */
    public String css() {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
