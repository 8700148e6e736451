package org.myodose.device.catalog;

import java.util.List;
import org.myodose.device.gpio.GpioSources;

/** {@code spi:}, {@code i2c:} and {@code gpio:}: a converter chip on the pins of a Raspberry Pi. */
final class PinKind {

    static final List<SourceKind> KINDS = GpioSources.SCHEMES.stream()
            .map(scheme ->
                    new SourceKind(scheme, GpioSources.options(scheme), GpioSources.example(scheme), GpioSources::of))
            .toList();

    private PinKind() {}
}
