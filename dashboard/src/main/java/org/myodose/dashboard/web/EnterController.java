package org.myodose.dashboard.web;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Entered;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Role;

/** In by the one-time link, and out again. */
@Hidden
@Controller
final class EnterController {

    private static final String PATIENTS_PAGE = "/patient.html";
    private static final URI HOME = URI.create("/");

    /** Nothing else is led to: a link must not lead to another host. */
    private static final Pattern PAGE = Pattern.compile("[a-z]{1,20}\\.html");

    private final Gate gate;
    private final Visitors visitors;

    EnterController(Gate gate, Visitors visitors) {
        this.gate = gate;
        this.visitors = visitors;
    }

    /** Takes the key in exchange for a cookie, and leads to one of our pages, under an address without the key. */
    @Get("/enter")
    HttpResponse<?> enter(
            HttpRequest<?> request,
            @QueryValue(defaultValue = "") String key,
            @QueryValue(defaultValue = "") String to) {
        URI page = PAGE.matcher(to).matches() ? HOME.resolve(to) : HOME;
        if (page.getPath().equals(PATIENTS_PAGE) && isStaff(request)) {
            return Problem.answer(
                    HttpStatus.CONFLICT,
                    "This link is for the patient's own phone, and would sign you out here: scan it there.");
        }
        Optional<Entered> entered = gate.enter(key);
        if (entered.isPresent()) {
            String who = entered.get().caller().name();
            gate.audit().note(new AuditEvent(Instant.now(), who, Visitors.address(request), "sign in", "", "done"));
            return visitors.withCookie(
                    request, HttpResponse.seeOther(page), entered.get().token());
        }
        // The patient's page says what to do then, in the language of the phone.
        if (Visitors.caller(request).isPresent() || page.getPath().equals(PATIENTS_PAGE)) {
            return HttpResponse.seeOther(page);
        }
        return Problem.answer(
                HttpStatus.GONE,
                "This link was used before, or its time is over: ask whoever gave it to you for another, or start Myodose again,"
                        + " and it prints a new one.");
    }

    /** Somebody with an account, or whoever started the program. */
    private static boolean isStaff(HttpRequest<?> request) {
        return Visitors.caller(request).stream()
                .flatMap(caller -> caller.roles().stream())
                .anyMatch(Role.ofAccounts()::contains);
    }

    @Post("/logout")
    HttpResponse<?> leave(HttpRequest<?> request) {
        visitors.signOut(request);
        return HttpResponse.seeOther(HOME);
    }
}
