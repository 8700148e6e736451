package org.myodose.dashboard.classroom.message;

/**
 * That a station is there, retained; its last will says with {@code online} false that it is not.
 *
 * @param run names this start of the station's program
 * @param name what people call the student or the station
 * @param online false in the last will, and when it leaves
 * @param outbox names the file that holds what must not be lost
 * @param facts how many that file holds
 * @param source where its forces come from, such as {@code serial:/dev/ttyACM0}
 * @param link how it stands to its device, in one sentence; empty while all is well
 * @param linkReason the name of the link's cause; empty where it is none, or an earlier program tells it
 * @param recording the file that it records into, on its own disk
 * @param sentAtMillis the station's own wall clock
 */
public record StationState(
        String run,
        String name,
        boolean online,
        String outbox,
        long facts,
        String source,
        String link,
        @AddedLater String linkReason,
        String recording,
        long sentAtMillis) {

    public StationState {
        run = Checks.name(run, "run");
        name = Checks.name(name, "name");
        outbox = Checks.name(outbox, "outbox");
        Checks.count(facts, "facts");
        source = Checks.text(source, "source");
        link = Checks.text(link, "link");
        linkReason = Checks.later(linkReason, "linkReason");
        recording = Checks.text(recording, "recording");
    }
}
