package org.myodose.dashboard.classroom.message;

/**
 * Who leads the class; retained, and with {@code present} false the last will.
 *
 * @param run names this start of the trainer's program
 * @param sinceMillis when it took the lead, by its own wall clock
 */
public record TrainerState(String run, long sinceMillis, boolean present) {

    public TrainerState {
        run = Checks.name(run, "run");
    }
}
