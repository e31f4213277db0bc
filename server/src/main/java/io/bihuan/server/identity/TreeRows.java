package io.bihuan.server.identity;

import io.bihuan.server.http.Problem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of both trees. Paths are kept right here and nowhere else. */
@Component
class TreeRows {

    private final JdbcClient jdbc;

    TreeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Organisation> organisations() {
        return jdbc.sql("select * from organisation order by path")
                .query(TreeRows::organisation)
                .list();
    }

    List<Grid> grids() {
        return jdbc.sql("select * from grid order by path")
                .query(TreeRows::grid)
                .list();
    }

    Organisation organisation(long id) {
        return jdbc.sql("select * from organisation where id = :id")
                .param("id", id)
                .query(TreeRows::organisation)
                .single();
    }

    Grid grid(long id) {
        return jdbc.sql("select * from grid where id = :id")
                .param("id", id)
                .query(TreeRows::grid)
                .single();
    }

    private static Organisation organisation(ResultSet row, int number) throws SQLException {
        return new Organisation(
                row.getLong("id"),
                row.getObject("parent_id", Long.class),
                OrganisationKind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("path"));
    }

    private static Grid grid(ResultSet row, int number) throws SQLException {
        return new Grid(
                row.getLong("id"),
                row.getObject("parent_id", Long.class),
                GridLevel.valueOf(row.getString("level")),
                row.getString("name"),
                row.getString("path"),
                row.getObject("centre_longitude", Double.class),
                row.getObject("centre_latitude", Double.class));
    }

    Organisation insert(Organisation parent, OrganisationKind kind, String name) {
        return unique(
                name,
                () -> jdbc.sql("""
                        with next as (select nextval(pg_get_serial_sequence('organisation', 'id')) as id)
                        insert into organisation (id, parent_id, kind, name, path)
                        select id, :parent, :kind, :name, :path || id || '/' from next returning *""")
                        .param("parent", parent.id())
                        .param("kind", kind.name())
                        .param("name", name)
                        .param("path", parent.path())
                        .query(TreeRows::organisation)
                        .single());
    }

    Grid insert(Grid parent, GridLevel level, String name, @Nullable Double longitude, @Nullable Double latitude) {
        return unique(
                name,
                () -> jdbc.sql("""
                        with next as (select nextval(pg_get_serial_sequence('grid', 'id')) as id)
                        insert into grid (id, parent_id, level, name, path, centre_longitude, centre_latitude)
                        select id, :parent, :level, :name, :path || id || '/', :longitude, :latitude from next returning *""")
                        .param("parent", parent.id())
                        .param("level", level.name())
                        .param("name", name)
                        .param("path", parent.path())
                        .param("longitude", longitude)
                        .param("latitude", latitude)
                        .query(TreeRows::grid)
                        .single());
    }

    /** Renames a node and, when the parent is another, moves the whole subtree. */
    void updateOrganisation(Organisation node, String name, OrganisationKind kind, @Nullable Organisation parent) {
        unique(
                name,
                () -> jdbc.sql("update organisation set name = :name, kind = :kind, parent_id = :parent where id = :id")
                        .param("id", node.id())
                        .param("name", name)
                        .param("kind", kind.name())
                        .param("parent", parent == null ? null : parent.id())
                        .update());
        if (parent != null && !Long.valueOf(parent.id()).equals(node.parentId())) {
            move("organisation", node.path(), parent.path() + node.id() + "/");
        }
    }

    /** As for organisations. */
    void updateGrid(Grid node, Grid changed, @Nullable Grid parent) {
        unique(
                changed.name(),
                () -> jdbc.sql("""
                        update grid set name = :name, level = :level, parent_id = :parent,
                          centre_longitude = :longitude, centre_latitude = :latitude where id = :id""")
                        .param("id", node.id())
                        .param("name", changed.name())
                        .param("level", changed.level().name())
                        .param("parent", parent == null ? null : parent.id())
                        .param("longitude", changed.centreLongitude())
                        .param("latitude", changed.centreLatitude())
                        .update());
        if (parent != null && !Long.valueOf(parent.id()).equals(node.parentId())) {
            move("grid", node.path(), parent.path() + node.id() + "/");
        }
    }

    private void move(String table, String from, String to) {
        jdbc.sql("update " + table
                        + " set path = :to || substr(path, length(:from) + 1) where starts_with(path, :from)")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private static <T> T unique(String name, java.util.function.Supplier<T> work) {
        try {
            return work.get();
        } catch (DuplicateKeyException e) {
            throw Problem.conflict("name-taken", name);
        }
    }
}
