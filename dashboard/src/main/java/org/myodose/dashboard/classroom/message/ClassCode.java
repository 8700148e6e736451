package org.myodose.dashboard.classroom.message;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.myodose.dashboard.UserException;

/**
 * What stations join a class by, such as {@code K7M2-PX4QRT}: the room, which is no secret and stands in every topic, and the
 * key, which nothing but {@link #password} is made of. Immutable; {@link #toString} does not tell the key.
 *
 * @param room four letters or figures
 * @param key six letters or figures
 */
public record ClassCode(String room, String key) {

    /** No letters that are read as figures, nor the other way round. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRTUVWXYZ2346789";

    private static final int ROOM_LENGTH = 4;
    private static final int KEY_LENGTH = 6;
    private static final Pattern WRITTEN =
            Pattern.compile("([" + LETTERS + "]{" + ROOM_LENGTH + "})-?([" + LETTERS + "]{" + KEY_LENGTH + "})");

    /** A guess must cost something where somebody has listened to a password; once per start it is not noticed. */
    private static final int ROUNDS = 100_000;

    private static final int PASSWORD_BITS = 192;

    /** A new one that nobody can guess. */
    public static ClassCode random(SecureRandom random) {
        return new ClassCode(word(random, ROOM_LENGTH), word(random, KEY_LENGTH));
    }

    private static String word(SecureRandom random, int length) {
        StringBuilder word = new StringBuilder();
        random.ints(length, 0, LETTERS.length()).forEach(index -> word.append(LETTERS.charAt(index)));
        return word.toString();
    }

    /**
     * As the trainer's screen shows it; small letters and a missing hyphen are no mistake.
     *
     * @throws UserException when it cannot be one
     */
    public static ClassCode parse(String text) {
        var written = WRITTEN.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!written.matches()) {
            throw new UserException("That is no code of a class: it is written as on the trainer's screen, four signs, "
                    + "a hyphen and six signs, such as K7M2-PX4QRT (there is no 0, O, 1, I, L, 5 and S in it).");
        }
        return new ClassCode(written.group(1), written.group(2));
    }

    /** As people write it; a secret, for the trainer's screen only. */
    public String written() {
        return room + "-" + key;
    }

    /** What stations sign in to the broker by: PBKDF2 of the key, salted with the room, as hexadecimal figures. */
    public String password() {
        try {
            PBEKeySpec spec = new PBEKeySpec(
                    key.toCharArray(), ("myodose/" + room).getBytes(StandardCharsets.UTF_8), ROUNDS, PASSWORD_BITS);
            byte[] derived = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
            return HexFormat.of().formatHex(derived);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", missing);
        }
    }

    /** The user as whom stations sign in. */
    public String stationUser() {
        return "station-" + room;
    }

    @Override
    public String toString() {
        return "class " + room;
    }
}
