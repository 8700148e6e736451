package org.myodose.device.gpio;

import com.pi4j.Pi4J;
import com.pi4j.context.Context;
import com.pi4j.io.IO;
import com.pi4j.io.gpio.digital.DigitalInput;
import com.pi4j.io.gpio.digital.DigitalOutput;
import com.pi4j.io.gpio.digital.DigitalState;
import com.pi4j.io.gpio.digital.PullResistance;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.spi.Spi;
import com.pi4j.io.spi.SpiMode;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalInputProvider;
import com.pi4j.plugin.gpiod.provider.gpio.digital.GpioDDigitalOutputProvider;
import com.pi4j.plugin.linuxfs.provider.i2c.LinuxFsI2CProvider;
import com.pi4j.plugin.linuxfs.provider.spi.LinuxFsSpiProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.I2cBus;
import org.myodose.device.gpio.chip.InputPin;
import org.myodose.device.gpio.chip.OutputPin;
import org.myodose.device.gpio.chip.SpiBus;

/**
 * A Raspberry Pi's pins by Pi4J: GPIO by its gpiod provider, SPI and I²C by its linuxfs provider. The only class that imports
 * Pi4J.
 *
 * <p>Providers are named rather than sought: looking for them costs time, and the jar's service files are not needed. Pi4J
 * holds the GPIO chip once for the whole process, so boards share a context, which ends with the last of them.
 */
final class Pi4jBoard implements Board {

    private static final Path SERIAL_NUMBER = Path.of("/proc/device-tree/serial-number");
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private static final ReentrantLock SHARING = new ReentrantLock();
    private static @Nullable Context shared;
    private static int sharers;

    /** Pi4J's names must differ even from those of a board that is only just being closed. */
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final Context pi4j;
    private final List<IO<?, ?, ?>> opened = new ArrayList<>();
    private boolean closed;

    private Pi4jBoard(Context pi4j) {
        this.pi4j = pi4j;
    }

    /** @throws LinkException on a computer that has no such pins */
    static Board open() throws LinkException {
        String architecture = System.getProperty("os.arch", "");
        if (!architecture.equals("aarch64") && !architecture.equals("arm")) {
            throw new LinkException(
                    LinkCause.PORT_UNUSABLE,
                    "Chips on pins need a Raspberry Pi, and this computer (" + architecture
                            + ") is none: run Myodose on the Pi, or put the chip behind a microcontroller and use serial:.");
        }
        return new Pi4jBoard(attempt("The Raspberry Pi's pins cannot be reached", Pi4jBoard::share));
    }

    private static Context share() {
        SHARING.lock();
        try {
            Context context = shared;
            if (context == null) {
                context = Pi4J.newContextBuilder()
                        .add(
                                GpioDDigitalInputProvider.newInstance(),
                                GpioDDigitalOutputProvider.newInstance(),
                                LinuxFsI2CProvider.newInstance(),
                                LinuxFsSpiProvider.newInstance())
                        .build();
                shared = context;
            }
            sharers++;
            return context;
        } finally {
            SHARING.unlock();
        }
    }

    @Override
    public SpiBus spi(int bus, int chipSelect, int clockHertz) throws LinkException {
        String name = "spi" + bus + "." + chipSelect;
        Spi spi = attempt(
                "The SPI bus " + bus + "." + chipSelect
                        + " cannot be opened: switch SPI on (raspi-config) and be in the group spi",
                () -> pi4j.create(Spi.newConfigBuilder(pi4j)
                        .id(name + "-" + NAMES.incrementAndGet())
                        .provider("linuxfs-spi")
                        .bus(bus)
                        .channel(chipSelect)
                        .mode(SpiMode.MODE_0)
                        .baud(clockHertz)
                        .build()));
        opened.add(spi);
        return (sent, received) -> {
            try {
                demandAll(sent.length, spi.transfer(sent, 0, received, 0, sent.length), name);
            } catch (RuntimeException gone) {
                throw lost(name, gone);
            }
        };
    }

    @Override
    public I2cBus i2c(int bus, int address) throws LinkException {
        String name = String.format("i2c%d-%02x", bus, address);
        I2C i2c = attempt(
                "The I²C bus " + bus + " cannot be opened: switch I2C on (raspi-config) and be in the group i2c",
                () -> pi4j.create(I2C.newConfigBuilder(pi4j)
                        .id(name + "-" + NAMES.incrementAndGet())
                        .provider("linuxfs-i2c")
                        .bus(bus)
                        .device(address)
                        .build()));
        opened.add(i2c);
        return new I2cBus() {
            @Override
            public void write(byte[] bytes) throws LinkException {
                try {
                    demandAll(bytes.length, i2c.write(bytes, 0, bytes.length), name);
                } catch (RuntimeException silent) {
                    throw lost(name, silent);
                }
            }

            @Override
            public void read(int register, byte[] into) throws LinkException {
                try {
                    demandAll(into.length, i2c.readRegister(register, into, 0, into.length), name);
                } catch (RuntimeException silent) {
                    throw lost(name, silent);
                }
            }
        };
    }

    private static void demandAll(int wanted, int done, String name) throws LinkException {
        if (done != wanted) {
            throw new LinkException(
                    LinkCause.NO_ANSWER,
                    "Only " + done + " of " + wanted + " bytes passed on " + name + ": check the wires of the bus.");
        }
    }

    private static LinkException lost(String name, RuntimeException cause) {
        return new LinkException(
                LinkCause.UNPLUGGED,
                "Nothing answers on " + name + " any more: check the chip's supply, its wires and its address.",
                cause);
    }

    @Override
    public OutputPin output(int pin) throws LinkException {
        DigitalOutput output = attempt(
                "GPIO " + pin + " cannot be driven: be in the group gpio, and end what else uses that pin",
                () -> pi4j.create(DigitalOutput.newConfigBuilder(pi4j)
                        .id("output" + pin + "-" + NAMES.incrementAndGet())
                        .provider("gpiod-digital-output")
                        .address(pin)
                        .initial(DigitalState.LOW)
                        .shutdown(DigitalState.LOW)
                        .build()));
        opened.add(output);
        return high -> {
            try {
                output.state(high ? DigitalState.HIGH : DigitalState.LOW);
            } catch (RuntimeException gone) {
                throw lost("GPIO " + pin, gone);
            }
        };
    }

    @Override
    public InputPin input(int pin, boolean pullUp) throws LinkException {
        DigitalInput input = attempt(
                "GPIO " + pin + " cannot be read: be in the group gpio, and end what else uses that pin",
                () -> pi4j.create(DigitalInput.newConfigBuilder(pi4j)
                        .id("input" + pin + "-" + NAMES.incrementAndGet())
                        .provider("gpiod-digital-input")
                        .address(pin)
                        .pull(pullUp ? PullResistance.PULL_UP : PullResistance.OFF)
                        .debounce(0L)
                        .build()));
        opened.add(input);
        return () -> {
            try {
                return input.state() == DigitalState.HIGH;
            } catch (RuntimeException gone) {
                throw lost("GPIO " + pin, gone);
            }
        };
    }

    @Override
    public String serialNumber() {
        try {
            if (Files.isReadable(SERIAL_NUMBER)) {
                return Files.readString(SERIAL_NUMBER).replace("\0", "").strip();
            }
            return Files.readAllLines(CPU).stream()
                    .filter(line -> line.startsWith("Serial"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("");
        } catch (IOException unreadable) {
            System.getLogger(Pi4jBoard.class.getName())
                    .log(System.Logger.Level.WARNING, "This computer's serial number cannot be read.", unreadable);
            return "";
        }
    }

    @Override
    public void close() {
        SHARING.lock();
        try {
            if (!closed) {
                closed = true;
                opened.forEach(this::giveBack);
                leave();
            }
        } finally {
            SHARING.unlock();
        }
    }

    /** One that cannot be given back must not keep the others. */
    private void giveBack(IO<?, ?, ?> io) {
        try {
            // Of a bus, Pi4J's own shutdown leaves the file open.
            if (io instanceof Spi spi) {
                spi.close();
            } else if (io instanceof I2C i2c) {
                i2c.close();
            }
            pi4j.shutdown(io.id());
        } catch (RuntimeException stuck) {
            System.getLogger(Pi4jBoard.class.getName())
                    .log(System.Logger.Level.WARNING, "Pi4J could not give back " + io.id() + ".", stuck);
        }
    }

    private void leave() {
        sharers--;
        if (sharers == 0) {
            shared = null;
            pi4j.shutdown();
        }
    }

    /** What Pi4J and its native libraries throw is told as one sentence; the cause goes along. */
    private static <T> T attempt(String otherwise, Supplier<T> action) throws LinkException {
        try {
            return action.get();
        } catch (RuntimeException | LinkageError refused) {
            throw new LinkException(LinkCause.PORT_UNUSABLE, otherwise + " (" + refused.getMessage() + ").", refused);
        }
    }
}
