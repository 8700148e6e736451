package org.myodose.dashboard.command;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.UUID;

/**
 * Tells this very build from others, which may have the same version: the checksum of its jar. A program that runs from loose
 * classes is another one each time, for nobody knows what has changed.
 */
final class BuildMark {

    private BuildMark() {}

    static String current() {
        CodeSource source = BuildMark.class.getProtectionDomain().getCodeSource();
        try {
            Path jar = Path.of(source.getLocation().toURI());
            return Files.isRegularFile(jar) ? checksum(jar) : UUID.randomUUID().toString();
        } catch (IOException | URISyntaxException unknown) {
            return UUID.randomUUID().toString();
        }
    }

    private static String checksum(Path jar) throws IOException {
        return SoftwareVersion.current() + "-" + Checksum.of(Files.readAllBytes(jar));
    }
}
