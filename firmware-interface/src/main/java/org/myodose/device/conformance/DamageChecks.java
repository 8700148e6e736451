package org.myodose.device.conformance;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.conformance.ConformanceCheck.Notes;
import org.myodose.device.wire.MessageType;

/** Sends damaged frames, of which none may be answered and all must be counted. */
final class DamageChecks {

    private static final int DAMAGED = 3;
    /** STATUS comes every two seconds at the latest. */
    private static final Duration TO_THE_NEXT_STATUS = Duration.ofMillis(2_200);

    private final Conversation conversation;
    private final Notes notes;
    private long countedBefore;

    DamageChecks(Conversation conversation, Notes notes) {
        this.conversation = conversation;
        this.notes = notes;
    }

    void send() throws LinkException {
        conversation.listen(TO_THE_NEXT_STATUS);
        countedBefore = counted();
        int unanswered = conversation.send(MessageType.PING, 1, 2, 3, 4);
        conversation.await(() -> !conversation.heard.repliesTo(unanswered).isEmpty());
        conversation.sendWrongChecksum(MessageType.STOP);
        conversation.sendRaw(HostFrames.malformed());
        conversation.sendRaw(HostFrames.tooShort());
        Reply next = conversation.ask(MessageType.PING.code(), 1, 2, 3, 4);
        // The damaged STOP bore the number after that of the PING before.
        boolean answered =
                !conversation.heard.repliesTo((unanswered + 1) & 0xFFFF).isEmpty();
        notes.note(
                Requirement.DROPS_DAMAGED_FRAMES,
                !answered && ConformanceCheck.isDone(next, MessageType.PING),
                answered ? "a frame with a wrong checksum was answered" : "the next: " + ConformanceCheck.answer(next));
    }

    /** To be asked when a STATUS must have come since. */
    void judge() {
        long more = counted() - countedBefore;
        notes.note(Requirement.COUNTS_DAMAGED_FRAMES, more >= DAMAGED, more + " counted of " + DAMAGED + " sent");
    }

    private long counted() {
        @Nullable DeviceStatus status = conversation.heard.status();
        return status == null ? 0 : status.damagedCommands();
    }
}
