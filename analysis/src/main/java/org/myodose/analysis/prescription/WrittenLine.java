package org.myodose.analysis.prescription;

/**
 * One line of a prescription: {@code key=value [basis]}. Immutable.
 *
 * @param place where it stands, for complaints: {@code "neck.prescription, line 7: "}
 * @param basis what the figure rests on, as it is written; empty where nothing is
 */
record WrittenLine(String place, String key, String value, String basis) {

    PrescriptionException refused(String reason) {
        return new PrescriptionException(key, reason).at(place);
    }

    String text() {
        return key + "=" + value + (basis.isEmpty() ? "" : " [" + basis + "]") + "\n";
    }
}
