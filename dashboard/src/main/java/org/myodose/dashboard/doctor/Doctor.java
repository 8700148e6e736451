package org.myodose.dashboard.doctor;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at everything about this machine that a measurement depends on. Takes about two seconds, needs no rights, and changes
 * nothing but a file of its own in the folder for recordings, which it deletes.
 */
public final class Doctor {

    private final Machine machine;
    private final List<Check> checks;

    Doctor(Machine machine, List<Check> checks) {
        this.machine = machine;
        this.checks = List.copyOf(checks);
    }

    /** A doctor for this very machine. */
    public static Doctor ofThisMachine(Path recordings) {
        JavaCheck java = new JavaCheck(
                Runtime.version().feature(),
                Runtime.version().toString(),
                System.getProperty("java.vendor", "somebody"),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
        return new Doctor(
                new Machine(Path.of("/")),
                List.of(
                        java,
                        new SerialPortsCheck(),
                        new ModemManagerCheck(),
                        new LatencyTimerCheck(),
                        new RaspberryPiCheck(),
                        new DiskCheck(recordings, System::nanoTime),
                        new ClockCheck(),
                        new GovernorCheck(),
                        new HiccupCheck(System::nanoTime, LockSupport::parkNanos),
                        new MemoryCheck(),
                        new VirtualMachineCheck()));
    }

    /** Everything that was found, in the order of the checks. */
    public List<Finding> findings() {
        return checks.stream().flatMap(check -> check.look(machine).stream()).toList();
    }
}
