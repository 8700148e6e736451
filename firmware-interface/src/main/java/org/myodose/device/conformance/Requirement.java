package org.myodose.device.conformance;

/**
 * What the wire protocol, version 1, asks of a device and a host can see, in the order of the verdict. The sections are those
 * of hardware-docs/wire-protocol.md.
 */
public enum Requirement {
    INTRODUCES_ITSELF("Answers ASK_HELLO by a HELLO that the protocol permits", "HELLO"),
    SILENT_UNLESS_STARTED("Sends SCANS only from START to STOP", "Commands"),
    ANSWERS_PING("Answers PING by its token, for any token", "Commands"),
    IDENTIFIES("Answers IDENTIFY", "Commands"),
    TARES("Answers TARE, and sends the EVENT that a tare was requested", "Commands"),
    CHANGES_RATE("Answers RATE by the rate in force, at most its highest, and then by a fresh HELLO", "Commands"),
    REFUSES_UNKNOWN_COMMANDS("Answers a type that it does not know by result 1", "Commands"),
    REFUSES_BAD_ARGUMENTS("Answers an impossible or overlong command by result 2", "Commands"),
    DROPS_DAMAGED_FRAMES(
            "Never answers a damaged frame, and hears the next good one", "What a receiver does with damage"),
    COUNTS_DAMAGED_FRAMES("Tells in STATUS how many damaged frames came", "STATUS"),
    STARTS("Answers START, streams, and goes on when it is started twice", "Commands"),
    SCANS_IN_ORDER("Ticks grow from scan to scan", "Tick"),
    KEEPS_ITS_RATE("Scans at the rate of its HELLO, within 5 %", "HELLO"),
    CLOCK_RUNS_TRUE("Its clock runs within 1 % of this computer's", "Tick"),
    FRAMES_FILL_SOON("No scan waits more than 10 ms for others to share its frame", "SCANS"),
    REPORTS_STATUS("Sends STATUS every 0.5 to 2 s, streaming or not", "STATUS"),
    ANSWERS_IN_TIME("Answers every command within 100 ms", "Conversation"),
    NUMBERS_ITS_FRAMES("Numbers its frames without a hole and without repeating one", "Sequence numbers"),
    SENDS_WHOLE_FRAMES("Sends no damaged frame", "Frame"),
    SENDS_ONLY_WHAT_IS_PERMITTED("Sends no message, and no contents, that version 1 does not permit", "Messages");

    private final String sentence;
    private final String section;

    Requirement(String sentence, String section) {
        this.sentence = sentence;
        this.section = section;
    }

    /** What is asked, in one sentence. */
    public String sentence() {
        return sentence;
    }

    /** Where the wire protocol's page says so: a heading, or the name of a message. */
    public String section() {
        return section;
    }
}
