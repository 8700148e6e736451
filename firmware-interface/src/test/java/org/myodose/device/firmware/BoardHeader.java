package org.myodose.device.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the C headers say of a board: its own below boards/, what that includes, and config.h.
 *
 * @param text of all of them
 */
public record BoardHeader(String text) {

    /**
     * One channel as the header has it.
     *
     * @param position without its prefix, such as PALM
     */
    public record Channel(String kind, String position, String name) {}

    private static final Pattern CHANNEL = Pattern.compile("\\{KIND_(\\w+), POSITION_(\\w+), .*\"([^\"]+)\"\\}");
    private static final Pattern INCLUDE = Pattern.compile("(?m)^#include \"(boards/[^\"]+)\"");

    public static BoardHeader of(String board) throws IOException {
        Path sources = FirmwareWorkshop.SOURCES.resolve("src");
        StringBuilder text = new StringBuilder(Files.readString(sources.resolve("config.h")));
        String own = Files.readString(sources.resolve("boards/" + board + ".h"));
        text.append(own);
        for (MatchResult include : INCLUDE.matcher(own).results().toList()) {
            text.append(Files.readString(sources.resolve(include.group(1))));
        }
        return new BoardHeader(text.toString());
    }

    public List<Channel> channels() {
        return CHANNEL.matcher(text)
                .results()
                .map(found -> new Channel(found.group(1), found.group(2), found.group(3)))
                .toList();
    }

    public List<String> channelNames() {
        return channels().stream().map(Channel::name).toList();
    }

    /** The whole number that a name is defined as. */
    public OptionalInt number(String name) {
        return Pattern.compile("(?m)^#define " + Pattern.quote(name) + " (\\d+)(?:UL)?$")
                .matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .findFirst();
    }
}
