package org.myodose.device.catalog;

import java.util.Set;
import org.myodose.device.ScanSource;

/** A kind of source that is held to the {@link ScanSourceContract}. Its name in the test's report is its {@code toString}. */
public interface SourceUnderTest {

    /** What not every source can do. */
    enum Trait {
        /** Introduces itself by the wire protocol; others have version 0. */
        SPEAKS_THE_PROTOCOL,
        /** Answers commands; others refuse them. */
        OBEYS_COMMANDS,
        /** Of those that obey: scans at another rate when it is told to; a chip with an oscillator of its own keeps its. */
        CHANGES_RATE,
        /** Its arrivals are this moment's on this machine's clock; a table's are the table's own times. */
        ARRIVES_NOW,
        /** Its polling thread does nothing but decode, so that what it allocates is the source's. */
        ONLY_DECODES
    }

    /** All of them, for a device on a line. */
    Set<Trait> ALL = Set.of(Trait.values());

    /** A source that endlessly yields at least 200 scans a second of work, ready to be opened. */
    Ready prepare() throws Exception;

    Set<Trait> traits();

    default boolean can(Trait trait) {
        return traits().contains(trait);
    }

    /** A source, and what must be cleared away after it. */
    record Ready(ScanSource source, Runnable surroundings) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
            surroundings.run();
        }
    }
}
