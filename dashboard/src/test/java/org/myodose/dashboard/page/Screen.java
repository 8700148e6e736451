package org.myodose.dashboard.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** A kind of screen that the page must suit; sizes in CSS pixels. */
enum Screen {
    LIGHT(1920, 1080, 1, ColorScheme.LIGHT),
    DARK(1920, 1080, 1, ColorScheme.DARK),
    TABLET(1024, 768, 2, ColorScheme.LIGHT),
    PHONE(390, 844, 3, ColorScheme.DARK),
    PHONE_ON_ITS_SIDE(844, 390, 3, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final double devicePixelRatio;
    private final ColorScheme scheme;

    Screen(int width, int height, double devicePixelRatio, ColorScheme scheme) {
        this.width = width;
        this.height = height;
        this.devicePixelRatio = devicePixelRatio;
        this.scheme = scheme;
    }

    Browser.NewContextOptions options() {
        return new Browser.NewContextOptions()
                // For a machine's own certificate nobody vouches.
                .setIgnoreHTTPSErrors(true)
                .setViewportSize(width, height)
                .setDeviceScaleFactor(devicePixelRatio)
                .setColorScheme(scheme);
    }
}
