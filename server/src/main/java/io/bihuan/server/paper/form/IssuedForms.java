package io.bihuan.server.paper.form;

import io.bihuan.server.http.Problem;
import io.bihuan.server.identity.Viewer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Forms that were issued, as they went out, and their official numbers. */
@Component
class IssuedForms {

    private static final String COLUMNS = "id, key, template_version, name, number, case_id, evidence_id, docx_sha256,"
            + " pdf_sha256, issued_at, issued_by_id, issued_by_name";

    private final JdbcClient jdbc;

    IssuedForms(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A form that was issued, without its bytes. */
    record IssuedForm(
            long id,
            String key,
            int templateVersion,
            String name,
            String number,
            @Nullable Long caseId,
            @Nullable Long evidenceId,
            String docxSha256,
            String pdfSha256,
            Instant issuedAt,
            long issuedById,
            String issuedByName) {}

    /** A form in both its shapes. */
    record Printed(String number, byte[] docx, byte[] pdf) {}

    /** The next official number of a word and year; without gaps, because it rolls back too. */
    String nextNumber(String word, int year) {
        int number = jdbc.sql("""
                        insert into form_number (word, year, last) values (:word, :year, 1)
                        on conflict (word, year) do update set last = form_number.last + 1 returning last""")
                .param("word", word)
                .param("year", year)
                .query(Integer.class)
                .single();
        return "%s字〔%d〕第 %d 号".formatted(word, year, number);
    }

    long add(
            FormTemplate template,
            Printed printed,
            @Nullable Long caseId,
            @Nullable Long evidenceId,
            Viewer viewer,
            Instant at) {
        return jdbc.sql("""
                        insert into issued_form (key, template_version, name, number, case_id, organisation_id, grid_id,
                          evidence_id, docx, pdf, docx_sha256, pdf_sha256, issued_at, issued_by_id, issued_by_name)
                        values (:key, :version, :name, :number, :case, :organisation, :grid, :evidence, :docx, :pdf, :docxSha,
                          :pdfSha, :at, :by, :byName) returning id""")
                .param("key", template.key())
                .param("version", template.version())
                .param("name", template.name())
                .param("number", printed.number())
                .param("case", caseId)
                .param("organisation", viewer.organisationId())
                .param("grid", viewer.gridId())
                .param("evidence", evidenceId)
                .param("docx", printed.docx())
                .param("pdf", printed.pdf())
                .param("docxSha", FormTemplates.sha256(printed.docx()))
                .param("pdfSha", FormTemplates.sha256(printed.pdf()))
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("by", viewer.personId())
                .param("byName", viewer.displayName())
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<IssuedForm> ofCase(long caseId) {
        return jdbc.sql("select " + COLUMNS + " from issued_form where case_id = :case order by id")
                .param("case", caseId)
                .query(IssuedForms::form)
                .list();
    }

    /** The last bulletins in scope. */
    @Transactional(readOnly = true)
    public List<IssuedForm> bulletins() {
        return jdbc.sql("select " + COLUMNS + " from issued_form where case_id is null order by id desc limit 50")
                .query(IssuedForms::form)
                .list();
    }

    @Transactional(readOnly = true)
    public IssuedForm require(long id) {
        return jdbc.sql("select " + COLUMNS + " from issued_form where id = :id")
                .param("id", id)
                .query(IssuedForms::form)
                .optional()
                .orElseThrow(() -> Problem.notFound("form-issued-unknown", id));
    }

    /** The bytes as they went out. */
    @Transactional(readOnly = true)
    public byte[] file(long id, boolean pdf) {
        return jdbc.sql("select " + (pdf ? "pdf" : "docx") + " from issued_form where id = :id")
                .param("id", id)
                .query((row, number) -> row.getBytes(1))
                .optional()
                .orElseThrow(() -> Problem.notFound("form-issued-unknown", id));
    }

    private static IssuedForm form(ResultSet row, int number) throws SQLException {
        return new IssuedForm(
                row.getLong("id"),
                row.getString("key"),
                row.getInt("template_version"),
                row.getString("name"),
                row.getString("number"),
                row.getObject("case_id", Long.class),
                row.getObject("evidence_id", Long.class),
                row.getString("docx_sha256"),
                row.getString("pdf_sha256"),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getLong("issued_by_id"),
                row.getString("issued_by_name"));
    }
}
