package io.bihuan.server.identity.web;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Logins;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Permission;
import io.bihuan.server.identity.Person;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.SignIns;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.identity.Viewers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out, and one's own settings. */
@RestController
@RequestMapping("/api/session")
class SessionController {

    private final Logins logins;
    private final People people;
    private final Directory directory;
    private final SignIns signIns;
    private final CookieCsrfTokenRepository csrfTokens;

    SessionController(
            Logins logins, People people, Directory directory, SignIns signIns, CookieCsrfTokenRepository csrfTokens) {
        this.logins = logins;
        this.people = people;
        this.directory = directory;
        this.signIns = signIns;
        this.csrfTokens = csrfTokens;
    }

    record LoginBody(
            @NotBlank @Size(max = 200) String loginName,
            @NotBlank @Size(max = 1000) String password) {}

    record PasswordBody(
            @NotBlank @Size(max = 1000) String current,
            @NotBlank @Size(max = 1000) String next) {}

    record LocaleBody(@NotNull @Pattern(regexp = "zh-CN|en") String locale) {}

    record SessionBody(
            long personId,
            String displayName,
            String loginName,
            Role role,
            Ref organisation,
            @Nullable Ref grid,
            String locale,
            List<Permission> permissions) {}

    @GetMapping
    SessionBody current() {
        Viewer viewer = signedIn();
        return body(people.find(viewer.personId()).orElseThrow(), viewer.permissions());
    }

    @PostMapping
    SessionBody begin(@Valid @RequestBody LoginBody body, HttpServletRequest request, HttpServletResponse response) {
        Person person = logins.login(body.loginName(), body.password(), request.getRemoteAddr());
        signIns.begin(person, request, response);
        csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
        return body(person, person.role().permissions());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(HttpServletRequest request, HttpServletResponse response) {
        Viewers.find().ifPresent(logins::noteLogout);
        signIns.end(request, response);
    }

    @PutMapping("/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassword(
            @Valid @RequestBody PasswordBody body, HttpServletRequest request, HttpServletResponse response) {
        Viewer viewer = signedIn();
        logins.changePassword(viewer, body.current(), body.next(), request.getRemoteAddr());
        signIns.begin(people.find(viewer.personId()).orElseThrow(), request, response);
    }

    @PutMapping("/locale")
    SessionBody chooseLocale(@Valid @RequestBody LocaleBody body) {
        Viewer viewer = signedIn();
        people.chooseLocale(viewer.personId(), body.locale());
        return body(people.find(viewer.personId()).orElseThrow(), viewer.permissions());
    }

    private static Viewer signedIn() {
        return Viewers.find().orElseThrow(() -> Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in"));
    }

    private SessionBody body(Person person, Collection<Permission> permissions) {
        return new SessionBody(
                person.id(),
                person.displayName(),
                person.loginName(),
                person.role(),
                directory.organisationRef(person.organisationId()),
                directory.gridRef(person.gridId()),
                person.locale(),
                permissions.stream().sorted().toList());
    }
}
