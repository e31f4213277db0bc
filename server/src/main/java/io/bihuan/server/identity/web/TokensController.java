package io.bihuan.server.identity.web;

import io.bihuan.server.identity.ApiToken;
import io.bihuan.server.identity.ApiTokens;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Permission;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/tokens")
@PreAuthorize("isAuthenticated()")
class TokensController {

    private final ApiTokens tokens;
    private final People people;

    TokensController(ApiTokens tokens, People people) {
        this.tokens = tokens;
        this.people = people;
    }

    record TokenBody(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty Set<Permission> permissions,
            @Nullable @Future Instant expiresAt) {}

    record TokenRow(
            long id,
            String name,
            String hint,
            Ref owner,
            List<Permission> permissions,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant revokedAt,
            @Nullable String token) {}

    @GetMapping
    List<TokenRow> list() {
        return tokens.list(Viewers.current()).stream()
                .map(token -> row(token, null))
                .toList();
    }

    /** Makes a token; the answer is the only place where its secret ever appears. */
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    TokenRow create(@Valid @RequestBody TokenBody body) {
        var made = tokens.make(Viewers.current(), body.name().strip(), body.permissions(), body.expiresAt());
        return row(made.token(), made.secret());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        tokens.revoke(Viewers.current(), id);
    }

    private TokenRow row(ApiToken token, @Nullable String secret) {
        return new TokenRow(
                token.id(),
                token.name(),
                token.hint(),
                people.ref(token.personId()),
                token.permissions().stream().sorted().toList(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt(),
                token.revokedAt(),
                secret);
    }
}
