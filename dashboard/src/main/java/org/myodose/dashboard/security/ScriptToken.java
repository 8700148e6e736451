package org.myodose.dashboard.security;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/** What a script of the owner's own shows instead of a cookie: {@code Authorization: Bearer …}. */
public final class ScriptToken {

    /** Where the owner puts it: not on the command line, which every user of the machine can read. */
    public static final String VARIABLE = "MYODOSE_TOKEN";

    private static final int SHORTEST = 32;
    private static final String SCHEME = "Bearer ";

    private final @Nullable String token;

    private ScriptToken(@Nullable String token) {
        this.token = token;
    }

    /**
     * What was set in {@link #VARIABLE}.
     *
     * @param token null or empty where there is none
     * @throws UserException when it could be guessed
     */
    public static ScriptToken of(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return new ScriptToken(null);
        }
        if (token.length() < SHORTEST) {
            throw new UserException("The token in " + VARIABLE + " is too short to be a secret: give at least "
                    + SHORTEST + " random characters, such as those of 'openssl rand -hex 32'.");
        }
        return new ScriptToken(token);
    }

    /** The owner, where this header shows the token. */
    public Optional<Caller> caller(@Nullable String authorization) {
        return token != null
                        && authorization != null
                        && authorization.startsWith(SCHEME)
                        && Secrets.same(token, authorization.substring(SCHEME.length()))
                ? Optional.of(Caller.owner())
                : Optional.empty();
    }
}
