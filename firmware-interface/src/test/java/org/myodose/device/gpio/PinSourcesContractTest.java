package org.myodose.device.gpio;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.myodose.device.SourceUri;
import org.myodose.device.catalog.ScanSourceContract;
import org.myodose.device.catalog.SourceUnderTest;
import org.myodose.device.gpio.chip.SimulatedTime;

/** Chips on pins under the contract of all sources: simulated chips behind the real drivers. */
class PinSourcesContractTest extends ScanSourceContract {

    @Override
    protected Stream<SourceUnderTest> sources() {
        return Stream.of(Chip.values());
    }

    private enum Chip implements SourceUnderTest {
        MCP3208(true, "spi:0.0?chip=mcp3208&channels=0,1,2&rate=1000&stop=17&buzzer=18"),
        ADS1115(true, "i2c:1/0x48?chip=ads1115&channels=0&rate=500"),
        /** These set their own pace, in simulated time. */
        NAU7802(false, "i2c:1/0x2a?chip=nau7802&rate=320"),
        HX711(false, "gpio:?chip=hx711&data=5&clock=6&rate=80");

        private final boolean realTime;
        private final String name;

        Chip(boolean realTime, String name) {
            this.realTime = realTime;
            this.name = name;
        }

        @Override
        public Ready prepare() {
            SimulatedTime time = realTime ? SimulatedTime.real() : new SimulatedTime();
            SimulatedBoard board = new SimulatedBoard(time);
            return new Ready(GpioSources.of(SourceUri.parse(name), board::open, time), () -> {});
        }

        @Override
        public Set<Trait> traits() {
            return realTime
                    ? EnumSet.of(Trait.OBEYS_COMMANDS, Trait.CHANGES_RATE, Trait.ARRIVES_NOW, Trait.ONLY_DECODES)
                    : EnumSet.of(Trait.OBEYS_COMMANDS, Trait.ONLY_DECODES);
        }
    }
}
