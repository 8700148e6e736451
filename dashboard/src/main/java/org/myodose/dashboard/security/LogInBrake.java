package org.myodose.dashboard.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slows down whoever guesses passwords. From one address at one account the fifth wrong password and each further one doubles the
 * wait, from a second up to a quarter of an hour; an account takes at most a hundred wrong ones an hour from everywhere, an address
 * two hundred at all accounts. Each is forgotten an hour after the last. Held in memory only. Any thread may call.
 */
public final class LogInBrake {

    static final int FREE = 5;
    static final int PER_ACCOUNT = 100;
    static final int PER_ADDRESS = 200;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private static final int MOST_KEPT = 20_000;

    private record Tally(int failures, Instant last) {}

    private final Map<String, Tally> tallies = new HashMap<>();
    private final InstantSource clock;

    LogInBrake(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Counts an attempt as a wrong one, before the password is looked at, so that many at once get no further than one by one;
     * {@link #right} takes it back.
     *
     * @return how long to wait, in which case it was not counted; zero where the password may be looked at
     */
    synchronized Duration begin(String account, String address) {
        Instant now = clock.instant();
        tallies.values().removeIf(tally -> !now.isBefore(tally.last().plus(FORGOTTEN_AFTER)));
        Duration wait = max(
                doubling(tallies.get(pair(account, address)), now),
                max(capped("a " + account, PER_ACCOUNT, now), capped("f " + address, PER_ADDRESS, now)));
        if (tallies.size() >= MOST_KEPT) {
            // Somebody tries very many names: everybody waits until they stop.
            wait = max(wait, LONGEST);
        }
        if (wait.isZero()) {
            count(pair(account, address), now);
            count("a " + account, now);
            count("f " + address, now);
        }
        return wait;
    }

    /** The password was right. */
    synchronized void right(String account, String address) {
        tallies.remove(pair(account, address));
        takeBack("a " + account);
        takeBack("f " + address);
    }

    private static String pair(String account, String address) {
        return "p " + account + " " + address;
    }

    private void count(String key, Instant now) {
        tallies.merge(key, new Tally(1, now), (before, one) -> new Tally(before.failures() + 1, now));
    }

    private void takeBack(String key) {
        tallies.computeIfPresent(
                key, (same, tally) -> tally.failures() <= 1 ? null : new Tally(tally.failures() - 1, tally.last()));
    }

    private static Duration doubling(@Nullable Tally tally, Instant now) {
        if (tally == null || tally.failures() < FREE) {
            return Duration.ZERO;
        }
        int doublings = Math.min(tally.failures() - FREE, 20);
        Duration whole = Duration.ofSeconds(1L << doublings);
        Duration shorter = whole.compareTo(LONGEST) < 0 ? whole : LONGEST;
        return max(Duration.ZERO, Duration.between(now, tally.last().plus(shorter)));
    }

    private Duration capped(String key, int most, Instant now) {
        Tally tally = tallies.get(key);
        return tally == null || tally.failures() < most
                ? Duration.ZERO
                : max(Duration.ZERO, Duration.between(now, tally.last().plus(FORGOTTEN_AFTER)));
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
