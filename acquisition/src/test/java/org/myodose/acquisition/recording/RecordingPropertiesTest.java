package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** What holds for whatever a device says of itself and whatever becomes of a file. */
class RecordingPropertiesTest {

    private static Path folder = Path.of("");
    private static byte[] whole = {};

    @BeforeContainer
    static void recordOnce() throws Exception {
        folder = Files.createTempDirectory("recordings");
        Path file = folder.resolve("whole.xdf");
        Sessions.record(file, 30, 5, 2);
        whole = Files.readAllBytes(file);
    }

    @AfterContainer
    static void clear() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    /** Damage of any kind, anywhere: no exception but the one sentence, and never a scan that was not recorded. */
    @Property(tries = 300)
    void neverTellsAScanThatWasNotRecorded(
            @ForAll @Size(min = 1, max = 8) List<@IntRange(max = 1 << 20) Integer> places,
            @ForAll @Size(min = 8, max = 8) List<Byte> garbage,
            @ForAll @IntRange(max = 1 << 20) int length)
            throws Exception {
        byte[] damaged = Arrays.copyOf(whole, 1 + length % whole.length);
        for (int index = 0; index < places.size(); index++) {
            damaged[places.get(index) % damaged.length] = garbage.get(index);
        }
        Path file = Files.write(folder.resolve("damaged.xdf"), damaged);
        try {
            Sessions.Read read = Sessions.read(file);
            assertTrue(Sessions.scans(30, 2).containsAll(read.told().scans), "a scan was invented");
        } catch (RecordingException e) {
            assertTrue(String.valueOf(e.getMessage()).endsWith("."), e.getMessage());
        }
    }

    @Property(tries = 100)
    void keepsWhateverADeviceCallsItselfAsFarAsXmlCan(@ForAll String name, @ForAll String serial, @ForAll int exponent)
            throws Exception {
        ChannelDescription channel = new ChannelDescription(
                name, SensorKind.LOAD_CELL, SensorPosition.TABLE_REAR_RIGHT, ForceUnit.GRAMS, 24, exponent);
        DeviceDescription device = new DeviceDescription(1, "<m>&\"'", serial, "]]>", Long.MAX_VALUE, List.of(channel));
        Path file = folder.resolve("named.xdf");
        Files.deleteIfExists(file);
        // A device of so many scans a second is alarming for any disk.
        Recorder recorder = Sessions.recorder(file, alarm -> {}, 8);
        recorder.device(0).onDevice(device, Sessions.signal(1, 0));
        recorder.finish();

        DeviceDescription kept = Sessions.read(file).told().devices.getFirst();

        assertEquals(carried(name), kept.channels().getFirst().name());
        assertEquals(carried(serial), kept.serialNumber());
        assertEquals("]]>", kept.firmwareVersion());
        assertEquals(exponent, kept.channels().getFirst().decimalExponent());
        assertEquals(Long.MAX_VALUE, kept.rateMilliHertz());
    }

    /** By the text of XML 1.0: control characters, lone surrogates, U+FFFE and U+FFFF cannot stand in a document. */
    private static String carried(String text) {
        return text.replaceAll(
                "[\\x{0}-\\x{8}\\x{B}\\x{C}\\x{D}\\x{E}-\\x{1F}\\x{D800}-\\x{DFFF}\\x{FFFE}\\x{FFFF}]", "\uFFFD");
    }
}
