package io.bihuan.server.identity.web;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.OrganisationKind;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/organisations")
class OrganisationsController {

    private final Directory directory;

    OrganisationsController(Directory directory) {
        this.directory = directory;
    }

    record OrganisationBody(
            @Nullable Long parentId,
            @NotNull OrganisationKind kind,
            @NotBlank @Size(max = 200) String name) {}

    @GetMapping
    @PreAuthorize("isAuthenticated()")
    List<Organisation> list() {
        return directory.organisations(DataScopes.current());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('ADMINISTER')")
    Organisation create(@Valid @RequestBody OrganisationBody body) {
        long parent = body.parentId() == null ? Directory.CITY : body.parentId();
        return directory.addOrganisation(parent, body.kind(), body.name().strip());
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('ADMINISTER')")
    Organisation update(@PathVariable long id, @Valid @RequestBody OrganisationBody body) {
        return directory.changeOrganisation(
                id, body.parentId(), body.kind(), body.name().strip());
    }
}
