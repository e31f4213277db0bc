package io.bihuan.server.ledger;

import io.bihuan.server.audit.SubjectNames;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Names cases in the audit log, by their numbers; whoever may not see a case is not told even that. */
@Component
class NamesOfCases implements SubjectNames {

    private final JdbcClient jdbc;

    NamesOfCases(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("case");
    }

    @Override
    public Optional<String> name(String kind, long id) {
        return jdbc.sql("select number from ledger_case where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
