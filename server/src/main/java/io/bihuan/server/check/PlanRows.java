package io.bihuan.server.check;

import io.bihuan.server.check.Plan.Assignee;
import io.bihuan.server.check.Plan.Point;
import io.bihuan.server.check.Plan.Risk;
import io.bihuan.server.check.Plan.Target;
import io.bihuan.server.check.Plan.TargetKind;
import io.bihuan.server.check.Rhythm.OffDays;
import io.bihuan.server.identity.Role;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;

/** Rows of {@code check_plan} and {@code check_target}. */
@Component
class PlanRows {

    private final JdbcClient jdbc;

    PlanRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Plan> all() {
        return withTargets(jdbc.sql("select * from check_plan order by id desc")
                .query(PlanRows::plan)
                .list());
    }

    Optional<Plan> find(long id) {
        return withTargets(jdbc.sql("select * from check_plan where id = :id")
                        .param("id", id)
                        .query(PlanRows::plan)
                        .list())
                .stream()
                .findFirst();
    }

    /** As {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Plan> lock(long id) {
        jdbc.sql("select id from check_plan where id = :id for update")
                .param("id", id)
                .query(Long.class)
                .optional();
        return find(id);
    }

    /** Plans that must make tasks up to a moment. */
    List<Long> toGenerate(Instant through) {
        return jdbc.sql("""
                        select id from check_plan where not paused
                        and (generated_through is null or generated_through < :through) order by id""")
                .param("through", through.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .list();
    }

    void generated(long id, Instant through) {
        jdbc.sql("update check_plan set generated_through = :through where id = :id")
                .param("through", through.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    long insert(Plan plan, @Nullable Long by, Instant at) {
        long id = bind(jdbc.sql("""
                        insert into check_plan (organisation_id, grid_id, name, list_key, assignee_person_id,
                          assignee_organisation_id, assignee_role, rhythm, risk_rhythms, off_days, calendar, within_limit,
                          starts_on, ends_on, covert, paused, generated_through, created_by_id, created_at)
                        values (:organisation, :grid, :name, :list, :person, :assignee, :role, :rhythm, :risks, :offDays,
                          :calendar, :within, :starts, :ends, :covert, :paused, :through, :by, :at) returning id"""), plan)
                .param("organisation", plan.organisationId())
                .param("grid", plan.gridId())
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single();
        plan.targets().forEach(target -> insert(id, target));
        return id;
    }

    void update(Plan plan, Plan before, Instant at) {
        bind(jdbc.sql("""
                        update check_plan set name = :name, list_key = :list, assignee_person_id = :person,
                          assignee_organisation_id = :assignee, assignee_role = :role, rhythm = :rhythm,
                          risk_rhythms = :risks, off_days = :offDays, calendar = :calendar, within_limit = :within,
                          starts_on = :starts, ends_on = :ends, covert = :covert, paused = :paused,
                          generated_through = :through, version = version + 1
                        where id = :id"""), plan).param("id", plan.id()).update();
        List<Long> kept = plan.targets().stream().map(Target::id).toList();
        for (Target old : before.targets()) {
            if (!kept.contains(old.id())) {
                jdbc.sql("update check_target set retired_at = :at where id = :id")
                        .param("at", at.atOffset(ZoneOffset.UTC))
                        .param("id", old.id())
                        .update();
            }
        }
        for (Target target : plan.targets()) {
            if (before.targets().stream().anyMatch(old -> old.id() == target.id())) {
                change(target);
            } else {
                insert(plan.id(), target);
            }
        }
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Plan plan) {
        Role role = plan.assignee().role();
        Instant through = plan.generatedThrough();
        return statement
                .param("name", plan.name())
                .param("list", plan.listKey())
                .param("person", plan.assignee().personId())
                .param("assignee", plan.assignee().organisationId())
                .param("role", role == null ? null : role.name())
                .param("rhythm", plan.rhythm())
                .param("risks", CheckJson.write(plan.riskRhythms()))
                .param("offDays", plan.offDays().name())
                .param("calendar", plan.calendar())
                .param("within", plan.within())
                .param("starts", plan.startsOn())
                .param("ends", plan.endsOn())
                .param("covert", plan.covert())
                .param("paused", plan.paused())
                .param("through", through == null ? null : through.atOffset(ZoneOffset.UTC));
    }

    private void insert(long planId, Target target) {
        bind(jdbc.sql("""
                        insert into check_target (plan_id, kind, reference_id, name, organisation_id, grid_id, place,
                          longitude_degrees, latitude_degrees, risk, points)
                        values (:plan, :kind, :reference, :name, :organisation, :grid, :place, :longitude, :latitude,
                          :risk, :points)"""), target).param("plan", planId).update();
    }

    private void change(Target target) {
        bind(jdbc.sql("""
                        update check_target set kind = :kind, reference_id = :reference, name = :name,
                          organisation_id = :organisation, grid_id = :grid, place = :place,
                          longitude_degrees = :longitude, latitude_degrees = :latitude, risk = :risk, points = :points
                        where id = :id"""), target).param("id", target.id()).update();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Target target) {
        Risk risk = target.risk();
        return statement
                .param("kind", target.kind().name())
                .param("reference", target.referenceId())
                .param("name", target.name())
                .param("organisation", target.organisationId())
                .param("grid", target.gridId())
                .param("place", target.place())
                .param("longitude", target.longitudeDegrees())
                .param("latitude", target.latitudeDegrees())
                .param("risk", risk == null ? null : risk.name())
                .param("points", CheckJson.write(target.points()));
    }

    private List<Plan> withTargets(List<Plan> plans) {
        Map<Long, List<Target>> targets = jdbc
                .sql("select * from check_target where plan_id = any(:ids) and retired_at is null order by id")
                .param("ids", plans.stream().map(Plan::id).toArray(Long[]::new))
                .query((row, number) -> Map.entry(row.getLong("plan_id"), target(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return plans.stream()
                .map(plan -> with(plan, targets.getOrDefault(plan.id(), List.of())))
                .toList();
    }

    private static Plan with(Plan plan, List<Target> targets) {
        return new Plan(
                plan.id(),
                plan.organisationId(),
                plan.gridId(),
                plan.name(),
                plan.listKey(),
                plan.assignee(),
                plan.rhythm(),
                plan.riskRhythms(),
                plan.offDays(),
                plan.calendar(),
                plan.within(),
                plan.startsOn(),
                plan.endsOn(),
                plan.covert(),
                plan.paused(),
                plan.generatedThrough(),
                plan.version(),
                targets);
    }

    private static Plan plan(ResultSet row, int number) throws SQLException {
        String role = row.getString("assignee_role");
        return new Plan(
                row.getLong("id"),
                row.getLong("organisation_id"),
                row.getObject("grid_id", Long.class),
                row.getString("name"),
                row.getString("list_key"),
                new Assignee(
                        row.getObject("assignee_person_id", Long.class),
                        row.getLong("assignee_organisation_id"),
                        role == null ? null : Role.valueOf(role)),
                row.getString("rhythm"),
                CheckJson.read(row.getString("risk_rhythms"), new TypeReference<Map<Risk, String>>() {}),
                OffDays.valueOf(row.getString("off_days")),
                row.getString("calendar"),
                row.getString("within_limit"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getBoolean("covert"),
                row.getBoolean("paused"),
                instant(row, "generated_through"),
                row.getLong("version"),
                List.of());
    }

    private static Target target(ResultSet row) throws SQLException {
        String risk = row.getString("risk");
        return new Target(
                row.getLong("id"),
                TargetKind.valueOf(row.getString("kind")),
                row.getObject("reference_id", Long.class),
                row.getString("name"),
                row.getLong("organisation_id"),
                row.getObject("grid_id", Long.class),
                row.getString("place"),
                row.getObject("longitude_degrees", Double.class),
                row.getObject("latitude_degrees", Double.class),
                risk == null ? null : Risk.valueOf(risk),
                points(row.getString("points")));
    }

    static List<Point> points(String text) {
        return CheckJson.read(text, new TypeReference<List<Point>>() {});
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
