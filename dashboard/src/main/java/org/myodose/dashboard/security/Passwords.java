package org.myodose.dashboard.security;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.myodose.dashboard.UserException;

/**
 * What is kept of passwords: Argon2id with 19 MiB and two passes, as OWASP's Password Storage Cheat Sheet has it. Each takes
 * some ten milliseconds and its memory, so only a few are made at once; others wait. Any thread may call.
 */
public final class Passwords {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int HASH_BYTES = 32;
    private static final int SALT_BYTES = 16;
    private static final int FEWEST_DIFFERENT = 5;
    private static final Semaphore AT_ONCE = new Semaphore(2);

    /** Of a password that nobody has: whether an account exists shall not be told by how long the answer takes. */
    private static final String NOBODYS = hash(Secrets.token());

    private Passwords() {}

    /**
     * Refuses a password that is easily guessed.
     *
     * @throws UserException saying what a better one needs
     */
    public static void require(String account, String password) {
        String small = password.toLowerCase(Locale.ROOT);
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new UserException("The password is too short: take at least " + SHORTEST
                    + " characters, such as four words that have nothing to do with each other.");
        }
        if (password.length() > LONGEST) {
            throw new UserException("The password is too long: take at most " + LONGEST + " characters.");
        }
        if (small.contains(account) || small.contains("myodose")) {
            throw new UserException("The password is easily guessed, for it holds a name that everybody knows.");
        }
        if (password.codePoints().distinct().count() < FEWEST_DIFFERENT || isSequence(small)) {
            throw new UserException(
                    "The password is easily guessed: take four words that have nothing to do with each other.");
        }
    }

    /** Such as 123456789012 or abcdefghijkl: each character follows the one before. */
    private static boolean isSequence(String small) {
        int following = 0;
        for (int index = 1; index < small.length(); index++) {
            int step = small.charAt(index) - small.charAt(index - 1);
            following += step == 1 || step == -1 || step == -9 || step == 9 ? 1 : 0;
        }
        return following >= small.length() - 2;
    }

    /** What is kept: algorithm, cost, a salt of its own, and the hash. */
    public static String hash(String password) {
        Argon2Function argon2 = Argon2Function.getInstance(MEMORY_KIB, PASSES, LANES, HASH_BYTES, Argon2.ID);
        return oneOfFew(
                () -> argon2.hash(bytes(password), Secrets.bytes(SALT_BYTES)).getResult());
    }

    /** Whether that was hashed; the cost is the kept one's, so that it can be raised later. */
    static boolean matches(String password, String kept) {
        return oneOfFew(() -> Argon2Function.getInstanceFromHash(kept)
                .check(bytes(password), kept.getBytes(StandardCharsets.US_ASCII)));
    }

    /** Takes as long as {@link #matches}. */
    static void matchNobodys(String password) {
        if (matches(password, NOBODYS)) {
            throw new IllegalStateException("somebody guessed 256 random bits");
        }
    }

    /** The same characters are the same password, however a keyboard composes them. */
    private static byte[] bytes(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC).getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T oneOfFew(Supplier<T> work) {
        AT_ONCE.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            AT_ONCE.release();
        }
    }
}
