package io.bihuan.server.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.DataScopes;
import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.notice.Notices;
import io.bihuan.server.operations.HealthChecks.Check;
import io.bihuan.server.operations.HealthChecks.State;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServerTest
class OperatorAlertsTests {

    @LocalServerPort
    private int port;

    private final Notices notices;
    private final HealthWords words;
    private final TransactionTemplate transactions;
    private final JdbcClient jdbc;
    private final WallClock clock;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private State state = State.UP;

    @Autowired
    OperatorAlertsTests(
            Notices notices, HealthWords words, TransactionTemplate transactions, JdbcClient jdbc, WallClock clock) {
        this.notices = notices;
        this.words = words;
        this.transactions = transactions;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    private List<String> told(String check) {
        return DataScopes.callAsSystem(
                "test",
                () -> Objects.requireNonNull(transactions.execute(
                        status -> jdbc.sql("select title_zh from notice where key like :key order by id")
                                .param("key", "operations/" + check + "/%")
                                .query(String.class)
                                .list())));
    }

    @Test
    void tellsAdministratorsOnceWhenItBeginsAndOnceWhenItIsOver() {
        var alerts = new OperatorAlerts(
                () -> List.of(new Check("disk", state, Map.of("freeBytes", 7L))),
                notices,
                words,
                transactions,
                clock,
                meters);
        alerts.look();
        state = State.DOWN;
        alerts.look();
        assertThat(told("disk")).as("one look may be a hiccup").isEmpty();
        alerts.look();
        alerts.look();
        assertThat(told("disk")).containsExactly("平台故障：磁盘空间");
        assertThat(meters.get("bihuan.health").tag("check", "disk").gauge().value())
                .isEqualTo(2);

        state = State.UP;
        alerts.look();
        alerts.look();
        assertThat(told("disk")).containsExactly("平台故障：磁盘空间", "平台恢复正常：磁盘空间");
    }

    @Test
    void everyFigureOfTheDashboardAndTheRulesIsOneWeGive() throws IOException {
        String given = TestClient.admin(port).get("/actuator/prometheus").text();
        var missing = new TreeSet<String>();
        for (String file : List.of("grafana-dashboard.json", "prometheus-alerts.yaml")) {
            var figures = Pattern.compile("bihuan_[a-z_]+")
                    .matcher(Files.readString(Path.of("../docs/operations").resolve(file)));
            while (figures.find()) {
                if (!given.contains(figures.group())) {
                    missing.add(file + " " + figures.group());
                }
            }
        }
        // The state of the platform is known half a minute after the start.
        missing.removeIf(figure -> figure.endsWith(" bihuan_health"));
        assertThat(missing).isEmpty();
    }
}
