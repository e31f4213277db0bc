package io.bihuan.server.identity.web;

import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.NewPerson;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewers;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/people")
@PreAuthorize("hasAuthority('ADMINISTER')")
class PeopleController {

    private static final String LOGIN_NAME = "[\\p{L}\\p{N}][\\p{L}\\p{N}._@-]*";

    private final People people;
    private final Directory directory;

    PeopleController(People people, Directory directory) {
        this.people = people;
        this.directory = directory;
    }

    record NewBody(
            @NotBlank @Size(max = 60) @Pattern(regexp = LOGIN_NAME)
            String loginName,

            @NotBlank @Size(max = 100) String displayName,
            @NotNull Role role,
            @NotNull Long organisationId,
            @Nullable Long gridId,
            @NotBlank @Size(max = 1000) String password) {}

    record ChangeBody(
            @NotBlank @Size(max = 60) @Pattern(regexp = LOGIN_NAME)
            String loginName,

            @NotBlank @Size(max = 100) String displayName,
            @NotNull Role role,
            @NotNull Long organisationId,
            @Nullable Long gridId,
            @Nullable Boolean active) {}

    record PasswordBody(@NotBlank @Size(max = 1000) String password) {}

    record PersonRow(
            long id,
            String loginName,
            String displayName,
            Role role,
            Ref organisation,
            @Nullable Ref grid,
            String locale,
            boolean active,
            Instant createdAt,
            @Nullable Instant lastLoginAt) {}

    @GetMapping
    Page<PersonRow> list(@RequestParam(required = false) @Nullable String q, PageQuery page) {
        return people.list(q, page).map(this::row);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PersonRow create(@Valid @RequestBody NewBody body) {
        return row(people.add(
                new NewPerson(
                        body.loginName(),
                        body.displayName().strip(),
                        body.role(),
                        body.organisationId(),
                        body.gridId()),
                body.password()));
    }

    @PutMapping("/{id}")
    PersonRow update(@PathVariable long id, @Valid @RequestBody ChangeBody body) {
        boolean active = body.active() == null || body.active();
        if (!active && id == Viewers.current().personId()) {
            throw Problem.conflict("not-oneself");
        }
        return row(people.change(
                id,
                new NewPerson(
                        body.loginName(),
                        body.displayName().strip(),
                        body.role(),
                        body.organisationId(),
                        body.gridId()),
                active));
    }

    @PutMapping("/{id}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void setPassword(@PathVariable long id, @Valid @RequestBody PasswordBody body) {
        people.setPassword(id, body.password());
    }

    private PersonRow row(Person person) {
        return new PersonRow(
                person.id(),
                person.loginName(),
                person.displayName(),
                person.role(),
                directory.organisationRef(person.organisationId()),
                directory.gridRef(person.gridId()),
                person.locale(),
                person.active(),
                person.createdAt(),
                person.lastLoginAt());
    }
}
