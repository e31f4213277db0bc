package io.bihuan.server.paper.form;

import io.bihuan.server.audit.Audit;
import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The forms in force: those that ship, and those somebody has put in their place or added, each version kept. */
@Component
class FormTemplates {

    private static final List<String> SHIPPED = List.of(
            "filing-form",
            "notice",
            "rectification-notice",
            "supervision-order",
            "listing-notice",
            "extension-approval",
            "acceptance",
            "penalty-notice",
            "decision",
            "publication",
            "reply",
            "visit-record",
            "work-order",
            "task-book",
            "delay-of-repair",
            "bulletin");

    private final JdbcClient jdbc;
    private final Audit audit;
    private final FormCatalogue catalogue;
    private final InstantSource clock;
    private final Map<String, FormSource> shipped = new LinkedHashMap<>();

    FormTemplates(JdbcClient jdbc, Audit audit, FormCatalogue catalogue, InstantSource clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.catalogue = catalogue;
        this.clock = clock;
        for (String key : SHIPPED) {
            FormSource source = FormSource.read(resource("/forms/" + key + ".xml"));
            shipped.put(source.key(), source);
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(FormTemplates.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All forms, those that ship first. */
    @Transactional(readOnly = true)
    public List<FormTemplate> all() {
        var all = new LinkedHashMap<String, FormTemplate>();
        shipped.values().forEach(source -> all.put(source.key(), ofSource(source)));
        jdbc.sql("select key, name, word, about_list, version, uploaded_at, uploaded_by_name from form_template"
                        + " where in_force order by key")
                .query((row, number) -> new FormTemplate(
                        row.getString("key"),
                        row.getString("name"),
                        row.getString("word"),
                        row.getBoolean("about_list"),
                        row.getInt("version"),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant(),
                        row.getString("uploaded_by_name")))
                .list()
                .forEach(template -> all.put(template.key(), template));
        return List.copyOf(all.values());
    }

    private static FormTemplate ofSource(FormSource source) {
        return new FormTemplate(source.key(), source.name(), source.word(), source.list(), 0, null, null);
    }

    /**
     * A form by its key.
     *
     * @throws Problem 404 {@code form-unknown}
     */
    @Transactional(readOnly = true)
    public FormTemplate require(String key) {
        return all().stream()
                .filter(template -> template.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.notFound("form-unknown", key));
    }

    /** The Word file of a form. */
    @Transactional(readOnly = true)
    public Docx docx(FormTemplate template) {
        FormSource source = shipped.get(template.key());
        if (template.version() == 0 && source != null) {
            return source.docx();
        }
        return Docx.read(jdbc.sql("select file from form_template where key = :key and version = :version")
                .param("key", template.key())
                .param("version", template.version())
                .query((row, number) -> row.getBytes(1))
                .single());
    }

    /** What may be said of a form that is put in place; null leaves it as it is. */
    record Change(
            @Nullable String name,
            @Nullable String word,
            @Nullable Boolean aboutList) {}

    /**
     * Puts a Word file in a form's place, as its next version, or adds a form of an organisation's own.
     *
     * @throws Problem 422 {@code form-key}, {@code form-placeholder-unknown} and as {@link Docx#read} says; 403
     *     {@code form-whole-city} for whoever does not see the whole city
     */
    @Transactional
    public FormTemplate put(String key, byte[] file, Change change, Viewer viewer) {
        requireWholeCity(viewer);
        if (!key.matches("[a-z][a-z0-9-]{0,39}")) {
            throw Problem.invalid("form-key", key);
        }
        Optional<FormTemplate> before =
                all().stream().filter(template -> template.key().equals(key)).findFirst();
        boolean aboutList = Objects.requireNonNullElse(
                change.aboutList(), before.map(FormTemplate::aboutList).orElse(false));
        Filler.fill(Docx.read(file), catalogue.sample(aboutList));
        String name = text(change.name(), before.map(FormTemplate::name).orElse(key));
        String word = text(change.word(), before.map(FormTemplate::word).orElse("函"));
        jdbc.sql("update form_template set in_force = false where key = :key and in_force")
                .param("key", key)
                .update();
        jdbc.sql("""
                        insert into form_template (key, version, name, word, about_list, file, sha256, uploaded_at,
                          uploaded_by_id, uploaded_by_name)
                        values (:key, (select coalesce(max(version), 0) + 1 from form_template where key = :key), :name, :word,
                          :list, :file, :sha256, :at, :by, :byName)""")
                .param("key", key)
                .param("name", name)
                .param("word", word)
                .param("list", aboutList)
                .param("file", file)
                .param("sha256", sha256(file))
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("by", viewer.personId())
                .param("byName", viewer.displayName())
                .update();
        FormTemplate put = require(key);
        audit.record("form.template", "form:" + key, Map.of("version", put.version(), "sha256", sha256(file)));
        return put;
    }

    private static String text(@Nullable String said, String otherwise) {
        return said == null || said.isBlank() ? otherwise : said.strip();
    }

    private static void requireWholeCity(Viewer viewer) {
        if (!viewer.scope().everything()) {
            throw Problem.forbidden("form-whole-city");
        }
    }

    /** Takes a changed template out of force: the one that ships holds again, a form of one's own is gone. */
    @Transactional
    public void drop(String key, Viewer viewer) {
        requireWholeCity(viewer);
        jdbc.sql("update form_template set in_force = false where key = :key and in_force")
                .param("key", key)
                .update();
        audit.record("form.template", "form:" + key, Map.of("version", 0));
    }

    static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
