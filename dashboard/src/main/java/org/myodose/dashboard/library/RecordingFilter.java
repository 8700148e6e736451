package org.myodose.dashboard.library;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingName;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.session.SessionNote;

/**
 * Which recordings are wanted; what is null is not asked. Texts are looked for whatever their case.
 *
 * @param person part of the pseudonym in the session's header, or in the file's name
 * @param prescription part of its name
 * @param device part of a device's name or source
 * @param from first day on which it may have begun, UTC
 * @param to last day
 * @param holds whether it must have holds or must have none; recordings into which nobody has looked are neither
 */
public record RecordingFilter(
        @Nullable String person,
        @Nullable String prescription,
        @Nullable String device,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable Boolean holds) {

    public boolean wants(Library.Listed listed) {
        return mayWant(listed) && (holds == null || isOfHolds(listed));
    }

    /** Whether it is wanted, whatever its holds. */
    public boolean mayWant(Library.Listed listed) {
        return has(person, person(listed))
                && has(prescription, prescription(listed))
                && has(device, devices(listed))
                && day(listed).map(this::isWithin).orElse(from == null && to == null);
    }

    private static boolean has(@Nullable String wanted, String text) {
        return wanted == null
                || text.toLowerCase(Locale.ROOT).contains(wanted.strip().toLowerCase(Locale.ROOT));
    }

    private boolean isWithin(LocalDate day) {
        return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
    }

    private boolean isOfHolds(Library.Listed listed) {
        Library.Summary summary = listed.summary();
        return summary != null && Boolean.valueOf(summary.holds() > 0).equals(holds);
    }

    private static Optional<LocalDate> day(Library.Listed listed) {
        return startedAt(listed).map(when -> when.atZone(ZoneOffset.UTC).toLocalDate());
    }

    static Optional<Instant> startedAt(Library.Listed listed) {
        return Optional.ofNullable(listed.description()).map(RecordingDescription::startedAt);
    }

    /** As its session tells, else the file's name; empty where neither does. */
    public static String person(Library.Listed listed) {
        return Optional.ofNullable(listed.description())
                .flatMap(description -> SessionNote.read(description.session()))
                .map(SessionNote::person)
                .or(() ->
                        RecordingName.label(String.valueOf(listed.item().path().getFileName())))
                .orElse("");
    }

    /** Its name; empty where there is none, or it makes no sense. */
    public static String prescription(Library.Listed listed) {
        try {
            return Optional.ofNullable(listed.description())
                    .flatMap(description -> PrescriptionJson.read(description.prescription()))
                    .map(Prescription::name)
                    .orElse("");
        } catch (PrescriptionException senseless) {
            // The findings say what is wrong with it.
            return "";
        }
    }

    private static String devices(Library.Listed listed) {
        RecordingDescription description = listed.description();
        StringBuilder names = new StringBuilder();
        if (description != null) {
            for (RecordedDevice device : description.devices()) {
                names.append(device.name()).append(' ').append(device.source()).append('\n');
            }
        }
        return names.toString();
    }
}
