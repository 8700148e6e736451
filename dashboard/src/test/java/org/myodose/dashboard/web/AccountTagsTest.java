package org.myodose.dashboard.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.AccountBook;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.security.ScriptToken;

@Timeout(60)
class AccountTagsTest {

    @Test
    void theListIsGivenAgainOnlyWhenItIsAnother() throws Exception {
        AccountBook accounts = new AccountBook(new Account("anna", Set.of(Role.THERAPIST), "-"));
        Gate gate = Gate.of(Reach.thisMachine(), ScriptToken.of(null), accounts, Audit.none(), InstantSource.system());
        try (WebServer server = WebServer.start(0, gate, new CountingStation());
                HttpClient client = HttpClient.newHttpClient()) {
            String cookie = gate.cookieName(server.address().getPort()) + "="
                    + gate.sessions().begin(Caller.owner());
            Visitor owner = new Visitor(client, server.address(), cookie);
            HttpResponse<String> list = owner.get("/api/v1/users");
            String tag = list.headers().firstValue("ETag").orElseThrow();
            assertEquals(304, owner.get("/api/v1/users", "If-None-Match", tag).statusCode());
            accounts.add(new Account("bo", Set.of(Role.TRAINER), "-"));
            HttpResponse<String> longer = owner.get("/api/v1/users", "If-None-Match", tag);
            assertEquals(200, longer.statusCode());
            assertNotEquals(tag, longer.headers().firstValue("ETag").orElseThrow());
        }
    }
}
