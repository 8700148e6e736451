package org.myodose.acquisition;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Whose calibration it is, when and with what it was made, and how good it is. Immutable.
 *
 * @param sensor the only one that it holds for
 * @param date when the known loads were applied
 * @param expires last day on which it is to be trusted
 * @param massesKilograms the known loads, each once, rising
 * @param fit how well the curve tells them
 * @param creep from a held load; empty where none was held
 * @param explanation why this curve and no other, in a sentence or two
 */
public record CalibrationCertificate(
        SensorId sensor,
        LocalDate date,
        LocalDate expires,
        List<Double> massesKilograms,
        FitFigures fit,
        Optional<CreepFigures> creep,
        String explanation) {

    public CalibrationCertificate {
        massesKilograms = List.copyOf(massesKilograms);
        if (expires.isBefore(date)) {
            throw new IllegalArgumentException("a calibration of " + date + " cannot expire on " + expires);
        }
    }

    public boolean isExpiredOn(LocalDate day) {
        return day.isAfter(expires);
    }
}
