package org.myodose.acquisition.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.myodose.device.catalog.ScanSourceContract;
import org.myodose.device.catalog.SourceCatalog;
import org.myodose.device.catalog.SourceUnderTest;

/** A recording keeps the contract of all sources. */
class ReplaySourceContractTest extends ScanSourceContract {

    private static final SourceUnderTest REPLAY = new SourceUnderTest() {
        @Override
        public Ready prepare() throws Exception {
            Path file = Files.createTempDirectory("replay").resolve("steady.xdf");
            RecordedSessions.steady(file, 2000);
            return new Ready(
                    SourceCatalog.devices().with(ReplayKind.KIND).source("replay:" + file), () -> delete(file));
        }

        @Override
        public Set<Trait> traits() {
            return EnumSet.of(Trait.SPEAKS_THE_PROTOCOL, Trait.ARRIVES_NOW);
        }

        @Override
        public String toString() {
            return "REPLAY";
        }
    };

    private static void delete(Path file) {
        try {
            Files.delete(file);
            Files.delete(java.util.Objects.requireNonNull(file.getParent()));
        } catch (IOException remains) {
            throw new IllegalStateException(remains);
        }
    }

    @Override
    protected Stream<SourceUnderTest> sources() {
        return Stream.of(REPLAY);
    }
}
