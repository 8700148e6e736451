package org.myodose.dashboard.setup;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.myodose.dashboard.doctor.Finding;

/** Has the machine looked at, by one who asks at a time: the doctor writes to the disk, and two would disturb each other. */
public final class DoctorDesk {

    private final Supplier<List<Finding>> doctor;
    private final ReentrantLock busy = new ReentrantLock();

    /** @param doctor looks at the machine; may take seconds */
    public DoctorDesk(Supplier<List<Finding>> doctor) {
        this.doctor = doctor;
    }

    /** Everything that was found; empty where somebody else is having it looked at just now. */
    public Optional<List<Finding>> consult() {
        if (!busy.tryLock()) {
            return Optional.empty();
        }
        try {
            return Optional.of(doctor.get());
        } finally {
            busy.unlock();
        }
    }
}
