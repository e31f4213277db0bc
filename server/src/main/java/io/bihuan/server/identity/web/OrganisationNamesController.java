package io.bihuan.server.identity.web;

import io.bihuan.server.database.DataScope;
import io.bihuan.server.database.DataScopes;
import io.bihuan.server.http.Page;
import io.bihuan.server.http.PageQuery;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.OrganisationKind;
import io.bihuan.server.identity.Ref;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The names of organisations to which somebody can hand a case, or which can be called to help: those in view, and public
 * bodies, whose names are no secret. Companies beyond the view are not named, and nothing is told of what belongs to any.
 */
@RestController
class OrganisationNamesController {

    private final Directory directory;

    OrganisationNamesController(Directory directory) {
        this.directory = directory;
    }

    /**
     * An organisation as others may know it.
     *
     * @param within the one above it, which tells two of one name apart; null for the city
     */
    record NamedOrganisation(
            long id,
            String name,
            OrganisationKind kind,
            @Nullable Ref within) {}

    /** Those whose names contain {@code q}, the viewer's own first. */
    @GetMapping("/api/organisations/names")
    @PreAuthorize("hasAuthority('FILE_CASES')")
    Page<NamedOrganisation> names(@RequestParam(required = false) @Nullable String q, PageQuery page) {
        DataScope mine = DataScopes.current();
        String wanted = q == null ? "" : q.strip().toLowerCase(Locale.ROOT);
        List<Organisation> found = directory.organisations(DataScope.SYSTEM).stream()
                .filter(one -> one.name().toLowerCase(Locale.ROOT).contains(wanted))
                .filter(one -> mine.sees(one.id(), null) || isPublicBody(one))
                .sorted(Comparator.comparing((Organisation one) -> !mine.sees(one.id(), null)))
                .toList();
        return new Page<>(
                found.stream()
                        .skip(page.offset())
                        .limit(page.limit())
                        .map(this::named)
                        .toList(),
                found.size(),
                page.number(),
                page.limit());
    }

    /** Neither a company nor a part of one. */
    private boolean isPublicBody(Organisation one) {
        for (Optional<Organisation> at = Optional.of(one); at.isPresent(); at = at.flatMap(this::above)) {
            if (at.get().kind() == OrganisationKind.ENTERPRISE) {
                return false;
            }
        }
        return true;
    }

    private Optional<Organisation> above(Organisation one) {
        Long parent = one.parentId();
        return parent == null ? Optional.empty() : directory.organisation(parent);
    }

    private NamedOrganisation named(Organisation one) {
        Long parent = one.parentId();
        return new NamedOrganisation(
                one.id(), one.name(), one.kind(), parent == null ? null : directory.organisationRef(parent));
    }
}
