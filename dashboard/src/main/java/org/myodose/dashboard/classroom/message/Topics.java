package org.myodose.dashboard.classroom.message;

import java.util.Locale;
import java.util.Optional;

/** The topics of one class, version 1; docs/class.md has their table. Immutable. */
public record Topics(String room) {

    private static final String VERSION = "myodose/v1/class/";
    private static final String STATION = "/station/";

    /** What a station tells. */
    public enum Kind {
        STATE,
        LIVE,
        HOLD,
        ESTIMATE,
        SESSION;

        /** As the last level of a topic. */
        public String level() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Optional<Kind> of(String level) {
            for (Kind kind : values()) {
                if (kind.level().equals(level)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }

    /** Where a message of a station came from. */
    public record Told(String station, Kind kind) {}

    /** Who leads the class; retained. */
    public String trainer() {
        return root() + "/trainer";
    }

    /** What all are to do; retained. */
    public String drill() {
        return root() + "/drill";
    }

    public String of(String station, Kind kind) {
        return station(station) + kind.level();
    }

    /** What has safely come of this station; retained. */
    public String receipt(String station) {
        return station(station) + "receipt";
    }

    /** A filter for one kind of message of all stations. */
    public String all(Kind kind) {
        return of("+", kind);
    }

    /** Whose topic this is; empty where no station of this class tells anything there. */
    public Optional<Told> told(String topic) {
        String begin = root() + STATION;
        String[] levels =
                topic.startsWith(begin) ? topic.substring(begin.length()).split("/", -1) : new String[0];
        return levels.length == 2 && isStation(levels[0])
                ? Kind.of(levels[1]).map(kind -> new Told(levels[0], kind))
                : Optional.empty();
    }

    /** Small letters, figures and hyphens, 1 to 48 of them. */
    public static boolean isStation(String id) {
        return id.matches("[a-z0-9-]{1,48}");
    }

    private String station(String id) {
        return root() + STATION + id + "/";
    }

    private String root() {
        return VERSION + room;
    }
}
