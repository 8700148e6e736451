package org.myodose.dashboard.security;

import java.time.Instant;

/**
 * What somebody saw or changed.
 *
 * @param who the account, or whoever started the program; {@code -} where nobody was signed in
 * @param place the address from which it was asked, or {@code command line}
 * @param action an HTTP method, or a word such as {@code sign in}
 * @param target the path, or the account, or the person's pseudonym; never a secret
 * @param outcome an HTTP status, or {@code done}
 */
public record AuditEvent(Instant moment, String who, String place, String action, String target, String outcome) {

    private static final int LONGEST_TARGET = 300;

    public AuditEvent {
        target = target.substring(0, Math.min(target.length(), LONGEST_TARGET));
    }
}
