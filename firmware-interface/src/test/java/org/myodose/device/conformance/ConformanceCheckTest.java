package org.myodose.device.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;
import org.myodose.device.conformance.Finding.Verdict;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.EmulatedLink;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.SteadyScans;
import org.myodose.device.wire.Pacer;

/** A good device, and one for each way of breaking a requirement. Time is the device's own: it takes none. */
class ConformanceCheckTest {

    private static final int SCANS = 2;
    private static final int STATUS = 3;
    private static final int EVENT = 4;
    private static final int REPLY = 5;
    private static final int PAYLOAD = 7;
    private static final int STOP = 0x82;
    private static final int PING = 0x86;

    private final Pacing pacing = Pacing.immediate();
    private Runnable beat = () -> {};

    private ByteLink device() {
        return new EmulatedLink("test", new EmulatedDevice(new SteadyScans(250_000, 2)), pacing);
    }

    private List<Finding> check(ByteLink link) throws LinkException {
        return new ConformanceCheck(link, this::nowNs, ConformanceCheckTest::never, finding -> {}).run();
    }

    @Test
    void findsNothingAmissWithAGoodDevice() throws LinkException {
        List<Finding> told = new ArrayList<>();
        List<Finding> findings =
                new ConformanceCheck(device(), this::nowNs, ConformanceCheckTest::never, told::add).run();
        assertEquals(
                List.of(Requirement.values()),
                findings.stream().map(Finding::requirement).toList());
        assertEquals(Set.of(), broken(findings), findings::toString);
        assertEquals(Set.copyOf(findings), Set.copyOf(told));
    }

    private static Set<Requirement> broken(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() != Verdict.MET)
                .map(Finding::requirement)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Requirement.class)));
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of("wrong token", Set.of(Requirement.ANSWERS_PING), reply(PING, 4)),
                Arguments.of("cannot identify", Set.of(Requirement.IDENTIFIES), reply(0x85, 3)),
                Arguments.of("tare without event", Set.of(Requirement.TARES), drop(EVENT)),
                Arguments.of("rate never in force", Set.of(Requirement.CHANGES_RATE), reply(0x83, 5)),
                Arguments.of("does everything", Set.of(Requirement.REFUSES_UNKNOWN_COMMANDS), done(1)),
                Arguments.of("takes any argument", Set.of(Requirement.REFUSES_BAD_ARGUMENTS), done(2)),
                Arguments.of("counts no damage", Set.of(Requirement.COUNTS_DAMAGED_FRAMES), zero(STATUS, PAYLOAD + 4)),
                Arguments.of(
                        "tick stands still",
                        Set.of(Requirement.SCANS_IN_ORDER, Requirement.KEEPS_ITS_RATE, Requirement.CLOCK_RUNS_TRUE),
                        zero(SCANS, 3)),
                Arguments.of(
                        "no status",
                        Set.of(Requirement.REPORTS_STATUS, Requirement.COUNTS_DAMAGED_FRAMES),
                        drop(STATUS)),
                Arguments.of("no scans", streamRequirements(), drop(SCANS)),
                Arguments.of(
                        "unknown message",
                        Set.of(
                                Requirement.SENDS_ONLY_WHAT_IS_PERMITTED,
                                Requirement.REPORTS_STATUS,
                                Requirement.COUNTS_DAMAGED_FRAMES),
                        type(STATUS, 0x30)),
                Arguments.of(
                        "status cut short",
                        Set.of(
                                Requirement.SENDS_ONLY_WHAT_IS_PERMITTED,
                                Requirement.REPORTS_STATUS,
                                Requirement.COUNTS_DAMAGED_FRAMES),
                        cut(STATUS, 1)));
    }

    private static Set<Requirement> streamRequirements() {
        return EnumSet.of(
                Requirement.STARTS,
                Requirement.SCANS_IN_ORDER,
                Requirement.KEEPS_ITS_RATE,
                Requirement.CLOCK_RUNS_TRUE,
                Requirement.FRAMES_FILL_SOON);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void findsTheFaultAndNoOther(String name, Set<Requirement> expected, AlteredDevice.Alteration fault)
            throws LinkException {
        List<Finding> findings = check(new AlteredDevice(device(), true, fault));
        assertEquals(expected, broken(findings), () -> name + ": " + findings);
    }

    /** A figure of the answers to one command is another one. */
    private static AlteredDevice.Alteration reply(int command, int at) {
        return each(
                frame -> frame[0] == REPLY && (frame[PAYLOAD] & 0xFF) == command && frame[PAYLOAD + 3] == 0, frame -> {
                    frame[PAYLOAD + at] ^= 0x40;
                    return frame;
                });
    }

    /** Refusals of one kind look like obedience. */
    private static AlteredDevice.Alteration done(int result) {
        return each(frame -> frame[0] == REPLY && frame[PAYLOAD + 3] == result, frame -> {
            frame[PAYLOAD + 3] = 0;
            return frame;
        });
    }

    private static AlteredDevice.Alteration zero(int type, int at) {
        return each(frame -> frame[0] == type, frame -> {
            AlteredDevice.put(frame, at, 0, 4);
            return frame;
        });
    }

    private static AlteredDevice.Alteration type(int type, int other) {
        return each(frame -> frame[0] == type, frame -> {
            frame[0] = (byte) other;
            return frame;
        });
    }

    private static AlteredDevice.Alteration cut(int type, int bytes) {
        return each(frame -> frame[0] == type, frame -> Arrays.copyOf(frame, frame.length - bytes));
    }

    private static AlteredDevice.Alteration drop(int type) {
        return frame -> frame[0] == type ? List.of() : List.of(frame);
    }

    private static AlteredDevice.Alteration each(Predicate<byte[]> which, UnaryOperator<byte[]> change) {
        return frame -> List.of(which.test(frame) ? change.apply(frame) : frame);
    }

    @Test
    void findsFramesThatNeverCame() throws LinkException {
        int[] frames = new int[1];
        List<Finding> findings = check(new AlteredDevice(
                device(), false, frame -> frame[0] == SCANS && ++frames[0] % 100 == 0 ? List.of() : List.of(frame)));
        assertEquals(Set.of(Requirement.NUMBERS_ITS_FRAMES), broken(findings), findings::toString);
    }

    @Test
    void findsScansAfterTheAnswerToStop() throws LinkException {
        List<byte[]> scans = new ArrayList<>();
        List<Finding> findings = check(new AlteredDevice(device(), true, frame -> {
            if (frame[0] == SCANS) {
                scans.add(frame);
            }
            boolean stopped = frame[0] == REPLY && (frame[PAYLOAD] & 0xFF) == STOP && !scans.isEmpty();
            return stopped ? List.of(frame, scans.getLast().clone()) : List.of(frame);
        }));
        assertEquals(Set.of(Requirement.SILENT_UNLESS_STARTED), broken(findings), findings::toString);
    }

    @Test
    void findsAnAnswerToADamagedFrame() throws LinkException {
        int[] pings = new int[1];
        List<Finding> findings = check(new AlteredDevice(device(), true, frame -> {
            boolean marked = frame[0] == REPLY && (frame[PAYLOAD] & 0xFF) == PING && frame[PAYLOAD + 5] == 2;
            if (!marked || ++pings[0] > 1) {
                return List.of(frame);
            }
            // The damaged frame bore the next number.
            byte[] answer = frame.clone();
            AlteredDevice.put(answer, PAYLOAD + 1, (frame[PAYLOAD + 1] & 0xFF) + 1, 1);
            return List.of(frame, answer);
        }));
        assertEquals(Set.of(Requirement.DROPS_DAMAGED_FRAMES), broken(findings), findings::toString);
    }

    @Test
    void asksADeviceThatSaysNothingAndGivesItUpAtLast() throws LinkException {
        List<byte[]> asked = new ArrayList<>();
        AtomicInteger beats = new AtomicInteger();
        ByteLink mute = new ByteLink() {
            private boolean closed;

            @Override
            public int read(byte[] buffer) {
                while (!closed) {
                    beats.incrementAndGet();
                    beat.run();
                }
                return -1;
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                asked.add(bytes);
            }

            @Override
            public String description() {
                return "mute";
            }

            @Override
            public void close() {
                closed = true;
            }
        };
        List<Finding> findings = new ConformanceCheck(mute, this::nowNs, this::remember, finding -> {}).run();
        assertEquals(Set.of(Requirement.values()), broken(findings));
        assertEquals(6, beats.get(), "one after which something may just have come, four nudges, and the last");
        assertEquals(1 + 4 + 1, asked.size(), "a delimiter, the nudges, and the question itself");
        assertEquals(
                "The device said nothing for five seconds, although it was asked for a HELLO each second.",
                findings.getFirst().seen());
    }

    private long nowNs() {
        return 1000 * pacing.nowMicros();
    }

    private static Pacer.Beating never(Duration period, Runnable beat) {
        return () -> {};
    }

    private Pacer.Beating remember(Duration period, Runnable newBeat) {
        beat = newBeat;
        return () -> {};
    }

    @Test
    void triesNothingMoreOnceTheDeviceIsGone() throws LinkException {
        ByteLink gone = device();
        int[] frames = new int[1];
        List<Finding> findings = check(new AlteredDevice(gone, true, frame -> {
            if (++frames[0] == 12) {
                gone.close();
            }
            return List.of(frame);
        }));
        assertEquals(Verdict.MET, findings.getFirst().verdict());
        assertTrue(
                findings.stream()
                        .anyMatch(finding -> finding.verdict() == Verdict.NOT_TRIED
                                && finding.seen().equals("The link to test was closed: open a new one.")),
                findings::toString);
    }
}
