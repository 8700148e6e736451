package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.myodose.dashboard.UserException;

class ScriptTokenTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";

    @Test
    void knowsTheOwnersScriptByItsToken() {
        ScriptToken token = ScriptToken.of(TOKEN);
        assertEquals(Optional.of(Caller.owner()), token.caller("Bearer " + TOKEN));
        assertEquals(Optional.empty(), token.caller("Bearer " + TOKEN + "0"));
        assertEquals(Optional.empty(), token.caller(TOKEN));
        assertEquals(Optional.empty(), token.caller(null));
    }

    @Test
    void letsNobodyInWhereThereIsNone() {
        assertEquals(Optional.empty(), ScriptToken.of(null).caller("Bearer "));
        assertEquals(Optional.empty(), ScriptToken.of("").caller("Bearer "));
    }

    @Test
    void refusesWhatCouldBeGuessed() {
        UserException refused = assertThrows(UserException.class, () -> ScriptToken.of("secret"));
        assertTrue(String.valueOf(refused.getMessage()).contains("openssl rand -hex 32"));
    }
}
