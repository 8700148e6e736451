package org.myodose.dashboard.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.setup.AccountKeeper;

/** The accounts, for an administrator: never with a password or its hash. Documented in docs/setup-page.md. */
@ApiResponse(responseCode = "200", description = "as docs/setup-page.md tells")
@ApiResponse(
        responseCode = "4XX",
        description = "refused; the detail says what to do",
        content =
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_PROBLEM,
                        schema = @Schema(implementation = Problem.class)))
@Controller("/api/v1/users")
@ExecuteOn(TaskExecutors.BLOCKING)
final class AccountsController {

    private final AccountKeeper keeper;

    AccountsController(Gate gate) {
        keeper = new AccountKeeper(gate.accounts());
    }

    /** Lists all accounts by name, and the roles that there are. */
    @Get
    HttpResponse<?> list(HttpRequest<?> request) {
        return Answers.json(
                request,
                Map.of(
                        "users",
                        keeper.accounts().all().stream()
                                .map(AccountsController::told)
                                .toList(),
                        "roles",
                        Role.ofAccounts().stream().map(Role::label).toList()));
    }

    /** Makes an account: name, roles, password. */
    @Post
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> add(@Body String body) {
        return answer(() -> {
            JsonNode sent = Bodies.json(body);
            return keeper.add(
                    sent.path("name").asText(""),
                    roles(sent),
                    sent.path("password").asText(""));
        });
    }

    /** Gives an account these roles, and no other; sessions under the former ones end within seconds. */
    @Put("/{name}/roles")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> changeRoles(String name, @Body String body) {
        return answer(name, () -> keeper.changeRoles(name, roles(Bodies.json(body))));
    }

    /** Gives an account another password; its sessions end within seconds. */
    @Put("/{name}/password")
    @Consumes(MediaType.APPLICATION_JSON)
    HttpResponse<?> changePassword(String name, @Body String body) {
        return answer(
                name,
                () -> keeper.changePassword(
                        name, Bodies.json(body).path("password").asText("")));
    }

    /** Takes an account away; its sessions end within seconds, and what it did stays in the audit log. */
    @Delete("/{name}")
    HttpResponse<?> remove(String name) {
        return answer(name, () -> keeper.remove(name));
    }

    private HttpResponse<?> answer(String name, Supplier<Account> work) {
        try {
            if (keeper.find(name).isEmpty()) {
                return Problem.answer(
                        HttpStatus.NOT_FOUND,
                        "There is no account '" + name
                                + "' now: somebody else may have removed it. Load the page again.");
            }
        } catch (UserException noName) {
            return Problem.answer(HttpStatus.NOT_FOUND, String.valueOf(noName.getMessage()));
        }
        return answer(work);
    }

    private static HttpResponse<?> answer(Supplier<Account> work) {
        try {
            return Answers.kept(told(work.get()));
        } catch (UserException | IllegalArgumentException refused) {
            return Problem.answer(HttpStatus.BAD_REQUEST, String.valueOf(refused.getMessage()));
        }
    }

    private static List<String> roles(JsonNode sent) {
        List<String> roles = new ArrayList<>();
        sent.path("roles").forEach(role -> roles.add(role.asText("")));
        return roles;
    }

    private static Map<String, Object> told(Account account) {
        return Map.of(
                "name",
                account.name(),
                "roles",
                account.roles().stream().sorted().map(Role::label).toList());
    }
}
