package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.myodose.device.conformance.ConformanceCheck;
import org.myodose.device.conformance.Finding;
import org.myodose.device.conformance.Finding.Verdict;
import org.myodose.device.conformance.Requirement;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.wire.Pacer;

/** The very .elf that a board gets, run in simavr, before the check that a device maker runs. */
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class FirmwareConformanceTest {

    private static final int MEGABAUD = 1_000_000;

    /** Of these the verdict is the simulator's and the machine's, which may be late. */
    private static final Set<Requirement> TIMED =
            EnumSet.of(Requirement.ANSWERS_IN_TIME, Requirement.CLOCK_RUNS_TRUE, Requirement.REPORTS_STATUS);

    /** All at once: each takes a dozen seconds by the clock, and little of the machine. */
    @Test
    void theFirmwareOfEveryBoardDoesWhatTheProtocolAsks() throws Exception {
        FirmwareWorkshop.runner();
        Map<BoardUnderTest, Future<List<Finding>>> checks = new LinkedHashMap<>();
        try (ExecutorService boards = Executors.newCachedThreadPool()) {
            BoardUnderTest.all().forEach(board -> checks.put(board, boards.submit(() -> unmet(board))));
        }
        for (Map.Entry<BoardUnderTest, Future<List<Finding>>> check : checks.entrySet()) {
            assertEquals(List.of(), check.getValue().get(), check.getKey()::toString);
        }
    }

    private static List<Finding> unmet(BoardUnderTest board) throws Exception {
        SimulatorRun run = new SimulatorRun(board, MEGABAUD);
        try {
            List<Finding> findings = new ConformanceCheck(
                            SerialLink.open(run.terminal(), MEGABAUD),
                            System::nanoTime,
                            Pacer.realTime(),
                            finding -> {})
                    .run();
            return findings.stream()
                    .filter(finding -> !TIMED.contains(finding.requirement()))
                    .filter(finding -> finding.verdict() != Verdict.MET)
                    .toList();
        } finally {
            run.end();
        }
    }
}
