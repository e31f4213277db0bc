package io.bihuan.server.ledger;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Organisation;
import io.bihuan.server.identity.People;
import io.bihuan.server.identity.Ref;
import io.bihuan.server.identity.Role;
import io.bihuan.server.identity.Viewer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Filters, columns and order that people keep under a name, for themselves or for their organisation. A shared view shows
 * everybody only what is in their own scope.
 */
@Component
public class CaseViews {

    /** The most views one person can keep. */
    public static final int MOST = 50;

    /**
     * A kept view.
     *
     * @param query the list's query string, as the screen wrote it
     * @param shared whether others see it
     * @param mine whether the reader keeps it, and so can drop it
     */
    public record View(
            long id,
            String name,
            String query,
            boolean shared,
            boolean mine,
            Ref owner,
            @Nullable Ref organisation,
            @Nullable Role role) {}

    /**
     * With whom a view is shared.
     *
     * @param organisationId that one and those below
     * @param role only with people of this role there, null for everybody
     */
    public record Share(long organisationId, @Nullable Role role) {}

    private final JdbcClient jdbc;
    private final Directory directory;
    private final People people;

    CaseViews(JdbcClient jdbc, Directory directory, People people) {
        this.jdbc = jdbc;
        this.directory = directory;
        this.people = people;
    }

    /** The views of a person and those shared with them, by name. */
    @Transactional(readOnly = true)
    public List<View> of(Viewer viewer) {
        return jdbc.sql("select id, person_id, name, query, organisation_id, role from case_view"
                        + " where person_id = :person or (organisation_id = any(:above) and coalesce(role, :role) = :role)"
                        + " order by name, id")
                .param("person", viewer.personId())
                .param("above", above(viewer.organisationId()))
                .param("role", viewer.role().name())
                .query((row, number) -> {
                    Long organisation = row.getObject("organisation_id", Long.class);
                    String role = row.getString("role");
                    long owner = row.getLong("person_id");
                    return new View(
                            row.getLong("id"),
                            row.getString("name"),
                            row.getString("query"),
                            organisation != null,
                            owner == viewer.personId(),
                            people.ref(owner),
                            organisation == null ? null : directory.organisationRef(organisation),
                            role == null ? null : Role.valueOf(role));
                })
                .list();
    }

    /** The organisation and those above it. */
    private Long[] above(long organisationId) {
        String path =
                directory.organisation(organisationId).map(Organisation::path).orElse("");
        return Arrays.stream(path.split("/"))
                .filter(part -> !part.isEmpty())
                .map(Long::valueOf)
                .toArray(Long[]::new);
    }

    /**
     * Keeps a view.
     *
     * @param share null to keep it to oneself
     * @throws Problem 409 {@code case-view-taken}; 422 {@code case-view-many}, {@code case-organisation-unknown} for an
     *     organisation out of scope
     */
    @Transactional
    public View add(Viewer viewer, String name, String query, @Nullable Share share) {
        List<View> before = of(viewer);
        if (before.stream().filter(View::mine).count() >= MOST) {
            throw Problem.invalid("case-view-many", MOST);
        }
        if (share != null
                && share.organisationId() != viewer.organisationId()
                && !viewer.scope().everything()
                && !viewer.scope().organisationIds().contains(share.organisationId())) {
            throw Problem.invalid("case-organisation-unknown");
        }
        Role role = share == null ? null : share.role();
        try {
            long id = jdbc.sql("insert into case_view (person_id, name, query, organisation_id, role)"
                            + " values (:person, :name, :query, :organisation, :role) returning id")
                    .param("person", viewer.personId())
                    .param("name", name)
                    .param("query", query)
                    .param("organisation", share == null ? null : share.organisationId())
                    .param("role", role == null ? null : role.name())
                    .query(Long.class)
                    .single();
            return of(viewer).stream()
                    .filter(view -> view.id() == id)
                    .findFirst()
                    .orElseThrow();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("case-view-taken", name);
        }
    }

    /**
     * Gives a view of this person another name.
     *
     * @throws Problem 404 {@code case-view-unknown}; 409 {@code case-view-taken}
     */
    @Transactional
    public View rename(Viewer viewer, long id, String name) {
        try {
            jdbc.sql("update case_view set name = :name where id = :id and person_id = :person")
                    .param("name", name)
                    .param("id", id)
                    .param("person", viewer.personId())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("case-view-taken", name);
        }
        return of(viewer).stream()
                .filter(view -> view.id() == id && view.mine())
                .findFirst()
                .orElseThrow(() -> Problem.notFound("case-view-unknown", id));
    }

    /** Drops a view of this person; nothing happens when there is none. */
    @Transactional
    public void remove(long personId, long id) {
        jdbc.sql("delete from case_view where id = :id and person_id = :person")
                .param("id", id)
                .param("person", personId)
                .update();
    }
}
