package io.bihuan.server.ledger;

import io.bihuan.server.identity.Directory;
import io.bihuan.server.identity.Viewer;
import io.bihuan.server.ledger.CaseFilter.Further;
import io.bihuan.server.ledger.CaseFilter.Waiting;
import io.bihuan.server.ledger.type.CaseType;
import io.bihuan.server.ledger.type.CaseTypes;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes {@link Further} as conditions on the row {@code c}. */
final class FurtherConditions {

    private final StringBuilder sql = new StringBuilder();
    private final Map<String, Object> parameters;

    private FurtherConditions(Map<String, Object> parameters) {
        this.parameters = parameters;
    }

    /** The conditions, each with a leading {@code and}; their values are put into the parameters. */
    static String of(
            Further further, Viewer viewer, CaseTypes types, Directory directory, Map<String, Object> parameters) {
        var conditions = new FurtherConditions(parameters);
        if (further.group() != null) {
            conditions.add(
                    "c.type = any(:groupTypes)",
                    "groupTypes",
                    types.all().stream()
                            .filter(type -> type.group() == further.group())
                            .map(CaseType::key)
                            .toArray(String[]::new));
        }
        conditions.add("c.urgency = :urgency", "urgency", further.urgency());
        conditions.add("c.condition_id = :condition", "condition", further.conditionId());
        conditions.add("c.parent_id = :parent", "parent", further.parentId());
        conditions.add("c.due_at >= :dueFrom", "dueFrom", CaseStore.sql(further.dueFrom()));
        conditions.add("c.due_at < :dueTo", "dueTo", CaseStore.sql(further.dueTo()));
        conditions.add("c.closed_at >= :closedFrom", "closedFrom", CaseStore.sql(further.closedFrom()));
        conditions.add(
                "coalesce(c.handler_organisation_id, c.organisation_id) = :responsible",
                "responsible",
                further.responsibleId());
        if (further.phase() != null) {
            conditions.add(
                    "c.type || '/' || c.stage = any(:phaseStages)",
                    "phaseStages",
                    types.all().stream()
                            .flatMap(type -> type.stages().stream()
                                    .filter(stage -> stage.phase() == further.phase())
                                    .map(stage -> type.key() + "/" + stage.key()))
                            .toArray(String[]::new));
        }
        if (further.listed() != null) {
            conditions.sql.append(further.listed() ? " and c.listed is not null" : " and c.listed is null");
        }
        if (!further.ids().isEmpty()) {
            conditions.add("c.id = any(:ids)", "ids", further.ids().toArray(Long[]::new));
        }
        Long handler = further.handlerOrganisationId();
        if (handler != null) {
            conditions.add(
                    "c.handler_organisation_id = any(:handlers)",
                    "handlers",
                    directory.organisationsBelow(handler).toArray(Long[]::new));
        }
        if (further.waiting() != null) {
            conditions.waiting(Objects.requireNonNull(further.waiting()), viewer, types);
        }
        return conditions.sql.toString();
    }

    private void add(String condition, String name, @Nullable Object value) {
        if (value != null) {
            sql.append(" and ").append(condition);
            parameters.put(name, value);
        }
    }

    /** For a signature, the viewer's own; for the rest, cases of types that let the viewer's role answer. */
    private void waiting(Waiting waiting, Viewer viewer, CaseTypes types) {
        String what = waiting.name().toLowerCase(Locale.ROOT);
        String mark = waiting == Waiting.SIGNATURE ? what + ":" + viewer.personId() : what;
        add("c.waiting @> array[cast(:waiting as text)]", "waiting", mark);
        add(
                "c.type = any(:answering)",
                "answering",
                types.all().stream()
                        .filter(type -> type.actions().stream()
                                .anyMatch(action -> action.effect() == waiting.answer()
                                        && action.roles().contains(viewer.role())))
                        .map(CaseType::key)
                        .toArray(String[]::new));
    }
}
