package org.myodose.dashboard.classroom.trainer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The whole class at one moment, as the page gets it.
 *
 * @param type {@code board}
 * @param room which class, without its key
 * @param leading false where another trainer leads it, and this one only watches
 * @param notice what is wrong with the class as a whole; empty while all is well
 * @param remark the same with its code; null while all is well
 * @param drill null before the first
 * @param expert whose press is the example of the next drill; empty where there is none
 */
public record BoardView(
        String type,
        int apiVersion,
        String room,
        boolean leading,
        String notice,
        @Nullable Remark remark,
        @Nullable DrillView drill,
        String expert,
        List<StudentView> students,
        List<Faults.Told> faults) {

    /** What all do. */
    public record DrillView(String name, boolean running, String prescription, long startedAtMillis) {}
}
