package org.myodose.dashboard.classroom.message;

/**
 * Up to which number a trainer has all facts of an outbox; whoever holds more sends the rest, again if need be.
 *
 * @param trainer the run of the trainer's program that has them
 */
public record Receipt(String trainer, String outbox, long upTo) {

    public Receipt {
        trainer = Checks.name(trainer, "trainer");
        outbox = Checks.name(outbox, "outbox");
        Checks.count(upTo, "upTo");
    }
}
