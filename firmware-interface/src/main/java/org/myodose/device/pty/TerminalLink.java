package org.myodose.device.pty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.myodose.device.LinkException;

/** The symbolic link that gives a pseudo-terminal a name known beforehand. */
final class TerminalLink {

    private static final Path TERMINALS = Path.of("/dev/pts");

    private TerminalLink() {}

    /** Only a link that a pseudo-terminal left behind may be replaced. */
    static void refuseUnlessFree(Path link) throws LinkException {
        if (Files.exists(link, LinkOption.NOFOLLOW_LINKS) && !leftBehind(link)) {
            throw new LinkException(
                    link + " exists already and is not a link to a pseudo-terminal: choose another name for the link.");
        }
    }

    private static boolean leftBehind(Path link) throws LinkException {
        try {
            return Files.isSymbolicLink(link) && Files.readSymbolicLink(link).startsWith(TERMINALS);
        } catch (IOException failure) {
            throw new LinkException(link + " cannot be looked at: choose another name for the link.", failure);
        }
    }

    static void point(Path link, Path terminal) throws LinkException {
        refuseUnlessFree(link);
        try {
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, terminal);
        } catch (IOException failure) {
            throw new LinkException(
                    "The link " + link
                            + " cannot be made: choose a name in a folder that exists and that you may write to.",
                    failure);
        }
    }

    /** Leaves the link alone when it points elsewhere by now. What cannot be removed is replaced at the next start. */
    static void remove(Path link, Path terminal) {
        try {
            if (Files.isSymbolicLink(link) && Files.readSymbolicLink(link).equals(terminal)) {
                Files.delete(link);
            }
        } catch (IOException failure) {
            System.getLogger(TerminalLink.class.getName())
                    .log(System.Logger.Level.WARNING, "The link " + link + " could not be removed.", failure);
        }
    }
}
