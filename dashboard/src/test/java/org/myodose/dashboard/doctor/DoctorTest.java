package org.myodose.dashboard.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each verdict of each check, on made-up machines. */
class DoctorTest {

    @TempDir
    Path root = Path.of("");

    @BeforeEach
    void aLinuxMachine() throws IOException {
        file(
                "proc/self/status",
                "Name:\tjava\nUid:\t4711\t4711\t4711\t4711\nGid:\t4711\t4711\t4711\t4711\nGroups:\t4711 \n");
    }

    private void file(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private Finding only(Check check) {
        List<Finding> findings = check.look(new Machine(root));
        assertEquals(1, findings.size(), findings::toString);
        Finding finding = findings.getFirst();
        boolean toMend = finding.verdict() == Verdict.ADVICE || finding.verdict() == Verdict.PROBLEM;
        assertEquals(toMend, !finding.mend().isEmpty(), finding::toString);
        assertDocumented(finding);
        return finding;
    }

    /** Its code, and what of figures goes with it. */
    private static void assertDocumented(Finding finding) {
        String told = finding.figures().keySet().stream()
                .map(name -> "`" + name + "`")
                .collect(Collectors.joining(", "));
        Pattern row = Pattern.compile(Pattern.quote("| `" + finding.code() + "` | ") + "[^|]+"
                + Pattern.quote(told.isEmpty() ? "| |" : "| " + told + " |"));
        assertTrue(row.matcher(document()).find(), () -> finding + " is not so in docs/doctor.md");
    }

    private static String document() {
        try {
            return Files.readString(Path.of(System.getProperty("myodose.root"), "docs", "doctor.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void assertFinds(Verdict verdict, String words, Check check) {
        Finding finding = only(check);
        assertEquals(verdict, finding.verdict(), finding::toString);
        assertTrue((finding.seen() + finding.mend()).contains(words), finding::toString);
    }

    @ParameterizedTest
    @CsvSource({"rw-rw----, usermod -aG pads", "rw-------, 60-myodose.rules"})
    void aPortThatMayNotBeOpenedIsAProblem(String mode, String mend) throws IOException {
        port(mode);
        assertFinds(Verdict.PROBLEM, mend, new SerialPortsCheck());
    }

    /** A port of the group called pads; returns that group's number. */
    private String port(String mode) throws IOException {
        file("dev/ttyACM0", "");
        Path port = root.resolve("dev/ttyACM0");
        Files.setPosixFilePermissions(port, PosixFilePermissions.fromString(mode));
        if (Files.getAttribute(port, "unix:gid").equals(0)) {
            // Root made this file; a port never belongs to root's group.
            Files.setAttribute(port, "unix:gid", 20);
        }
        String group = Files.getAttribute(port, "unix:gid").toString();
        file("etc/group", "root:x:0:\npads:x:" + group + ":\n");
        return group;
    }

    @ParameterizedTest
    @CsvSource({"Groups", "Gid"})
    void aPortOfOneOfOurGroupsIsGood(String field) throws IOException {
        String ours = "Groups:\t7 \nGid:\t8\n".replace(field + ":\t", field + ":\t" + port("rw-rw----") + " ");
        file("proc/self/status", "Uid:\t4711\n" + ours);
        assertFinds(Verdict.GOOD, "/dev/ttyACM0 may be opened", new SerialPortsCheck());
    }

    @Test
    void aPortOfRootsGroupIsMendedByARule() throws IOException {
        port("rw-rw----");
        Assumptions.assumeTrue(Files.getAttribute(root, "unix:uid").equals(0), "only root can make such a port");
        Files.setAttribute(root.resolve("dev/ttyACM0"), "unix:gid", 0);
        assertFinds(Verdict.PROBLEM, "60-myodose.rules", new SerialPortsCheck());
    }

    @Test
    void aPortOpenToAllAndNoPortAtAllAreGood() throws IOException {
        assertFinds(Verdict.GOOD, "plug the device in", new SerialPortsCheck());
        port("rw-rw-rw-");
        assertFinds(Verdict.GOOD, "may be opened", new SerialPortsCheck());
    }

    @Test
    void aMachineThatTellsNothingIsUnknown() throws IOException {
        Files.delete(root.resolve("proc/self/status"));
        port("rw-rw----");
        assertFinds(Verdict.UNKNOWN, "cannot be read", new SerialPortsCheck());
        assertFinds(Verdict.UNKNOWN, "memory", new MemoryCheck());
        assertFinds(Verdict.UNKNOWN, "chooses its clock", new GovernorCheck());
        Machine foreign = new Machine(root.resolve("nothing"));
        assertEquals(
                Verdict.UNKNOWN, new SerialPortsCheck().look(foreign).getFirst().verdict());
        assertEquals(
                Verdict.UNKNOWN,
                new VirtualMachineCheck().look(foreign).getFirst().verdict());
        assertEquals(List.of(), new ModemManagerCheck().look(foreign));
    }

    @Test
    void modemManagerIsSeenByItsProcess() throws IOException {
        file("proc/12/comm", "bash\n");
        assertFinds(Verdict.GOOD, "does not run", new ModemManagerCheck());
        file("proc/345/comm", "ModemManager\n");
        assertFinds(Verdict.ADVICE, "systemctl disable --now ModemManager", new ModemManagerCheck());
    }

    @ParameterizedTest
    @CsvSource({
        "1, GOOD, ttyUSB0: 1 ms",
        "16, ADVICE, echo 1 | sudo tee /sys/bus/usb-serial/devices/ttyUSB0/latency_timer",
        "none, UNKNOWN, cannot be read"
    })
    void theLatencyTimerIsAdvisedDownToOneMillisecond(String millis, Verdict verdict, String words) throws IOException {
        file("sys/bus/usb-serial/devices/ttyUSB0/latency_timer", millis + "\n");
        assertFinds(verdict, words, new LatencyTimerCheck());
    }

    @Test
    void otherChipsHaveNoLatencyTimer() throws IOException {
        file("sys/bus/usb-serial/devices/ttyUSB0/port_number", "0\n");
        assertEquals(List.of(), new LatencyTimerCheck().look(new Machine(root)));
    }

    @ParameterizedTest
    @CsvSource({"performance, GOOD", "schedutil, GOOD", "powersave, ADVICE", "conservative, ADVICE"})
    void aProcessorThatSavesPowerIsAdvisedAgainst(String governor, Verdict verdict) throws IOException {
        file("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        file("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", governor + "\n");
        assertFinds(verdict, governor, new GovernorCheck());
    }

    @ParameterizedTest
    @CsvSource({"tsc, GOOD", "arch_sys_counter, GOOD", "hpet, ADVICE"})
    void aSlowClockIsAdvisedAgainst(String source, Verdict verdict) throws IOException {
        file("sys/devices/system/clocksource/clocksource0/current_clocksource", source + "\n");
        List<Finding> findings = new ClockCheck().look(new Machine(root));
        assertEquals(verdict, findings.getFirst().verdict());
        assertTrue(findings.getFirst().seen().contains(source));
        findings.forEach(DoctorTest::assertDocumented);
    }

    @Test
    void theDateIsGoodWhereSomebodySetsIt() throws IOException {
        assertEquals(Verdict.UNKNOWN, date());
        file("run/systemd/system/x", "");
        assertEquals(Verdict.ADVICE, date());
        file("proc/77/comm", "chronyd\n");
        assertEquals(Verdict.GOOD, date());
        file("proc/77/comm", "bash\n");
        file("run/systemd/timesync/synchronized", "");
        assertEquals(Verdict.GOOD, date());
    }

    private Verdict date() {
        Finding date = new ClockCheck().look(new Machine(root)).getLast();
        assertDocumented(date);
        return date.verdict();
    }

    @ParameterizedTest
    @CsvSource({"8000000, GOOD", "800000, ADVICE", "200000, PROBLEM"})
    void littleMemoryIsTold(long kilobytes, Verdict verdict) throws IOException {
        file("proc/meminfo", "MemTotal:  16000000 kB\nMemAvailable:   " + kilobytes + " kB\n");
        assertFinds(verdict, " MB are free", new MemoryCheck());
    }

    @Test
    void containersAndVirtualMachinesAreTold() throws IOException {
        file("proc/cpuinfo", "flags\t\t: fpu vme\n");
        assertFinds(Verdict.GOOD, "of its own", new VirtualMachineCheck());
        file("proc/cpuinfo", "flags\t\t: fpu vme hypervisor\n");
        assertFinds(Verdict.ADVICE, "virtual machine", new VirtualMachineCheck());
        file(".dockerenv", "");
        assertFinds(Verdict.ADVICE, "container", new VirtualMachineCheck());
    }

    @Test
    void aRaspberryPiIsAskedForItsBuses() throws IOException {
        assertEquals(List.of(), new RaspberryPiCheck().look(new Machine(root)));
        file("proc/device-tree/model", "Raspberry Pi 5 Model B Rev 1.0\0");
        file("dev/gpiochip0", "");
        file("dev/spidev0.0", "");
        List<Finding> findings = new RaspberryPiCheck().look(new Machine(root));
        findings.forEach(DoctorTest::assertDocumented);
        assertEquals(
                List.of(Verdict.GOOD, Verdict.ADVICE, Verdict.GOOD),
                findings.stream().map(Finding::verdict).toList());
    }

    @Test
    void theDiskIsTriedAndLeftAsItWas() throws IOException {
        AtomicLong clock = new AtomicLong();
        List<Finding> findings = new DiskCheck(root, () -> clock.addAndGet(30_000_000)).look(new Machine(root));
        assertEquals(2, findings.size());
        assertTrue(findings.getLast().seen().contains("at worst 30.0 ms of 34 times"), findings::toString);
        try (Stream<Path> left = Files.list(root)) {
            assertEquals(
                    Set.of("proc"),
                    left.map(path -> path.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    @Test
    void aFolderThatIsNotThereIsAProblem() {
        assertFinds(Verdict.PROBLEM, "Nothing can be recorded", new DiskCheck(root.resolve("none"), System::nanoTime));
    }

    @ParameterizedTest
    @CsvSource({"90000000, PROBLEM", "1500000000, ADVICE", "5000000000, GOOD"})
    void aFullDiskIsTold(long usable, Verdict verdict) {
        Finding space = new DiskCheck(root, System::nanoTime).space(usable);
        assertEquals(verdict, space.verdict());
        assertDocumented(space);
    }

    @ParameterizedTest
    @CsvSource({"0.5, GOOD", "250, ADVICE"})
    void aSlowDiskIsTold(double worstMillis, Verdict verdict) {
        Finding speed = DiskCheck.speed(new double[] {0.4, worstMillis, 0.3});
        assertEquals(verdict, speed.verdict());
        assertDocumented(speed);
    }

    @ParameterizedTest
    @CsvSource({"50000, GOOD", "3000000, ADVICE"})
    void lateWakingIsTold(long lateNs, Verdict verdict) {
        AtomicLong clock = new AtomicLong();
        assertFinds(verdict, "p99", new HiccupCheck(clock::get, nanos -> clock.addAndGet(nanos + lateNs)));
    }

    @Test
    void javaIsJudgedByVersionAndFlags() {
        List<String> flags = List.of("-XX:+UseZGC", "-XX:+AlwaysPreTouch");
        assertEquals(List.of(Verdict.GOOD, Verdict.GOOD), java(25, flags));
        assertEquals(List.of(Verdict.PROBLEM, Verdict.ADVICE), java(21, List.of("-XX:+UseZGC")));
    }

    private List<Verdict> java(int feature, List<String> flags) {
        List<Finding> findings = new JavaCheck(feature, feature + ".0.1", "somebody", flags).look(new Machine(root));
        findings.forEach(DoctorTest::assertDocumented);
        return findings.stream().map(Finding::verdict).toList();
    }

    /** Whatever this machine is like, the doctor finds its way, and every matter it tells of is documented. */
    @Test
    void looksAtThisMachineAndTheDocumentExplainsWhatItTells() {
        List<Finding> findings = Doctor.ofThisMachine(root).findings();
        assertFalse(findings.isEmpty());
        String document = document();
        Set<String> documented = new TreeSet<>();
        Pattern.compile("(?m)^\\| `([^`]+)` \\|")
                .matcher(document.substring(0, document.indexOf("## Codes")))
                .results()
                .forEach(row -> documented.add(row.group(1)));
        findings.forEach(finding -> assertTrue(documented.contains(finding.about()), finding::toString));
        findings.forEach(DoctorTest::assertDocumented);
        assertTrue(document.contains(LatencyTimerCheck.RULE));
        assertNotEquals(0, documented.size());
    }
}
