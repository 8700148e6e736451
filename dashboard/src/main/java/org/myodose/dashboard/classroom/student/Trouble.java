package org.myodose.dashboard.classroom.student;

/**
 * What keeps a station from taking part.
 *
 * @param sentence for a user; empty while all is well
 * @param reason the name of the link's cause, for other languages; empty where it is not the link
 */
record Trouble(String sentence, String reason) {

    static final Trouble NONE = new Trouble("", "");
}
