package io.bihuan.server.paper.form;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.database.ServerTest;
import io.bihuan.server.identity.TestClient;
import io.bihuan.server.identity.TestClient.Answer;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class FormsHttpTests {

    @LocalServerPort
    private int port;

    private final FormTemplates templates;
    private final FormCatalogue catalogue;

    private TestClient admin;
    private TestClient supervisor;
    private TestClient stranger;
    private long company;
    private JsonNode filed;

    @Autowired
    FormsHttpTests(FormTemplates templates, FormCatalogue catalogue) {
        this.templates = templates;
        this.catalogue = catalogue;
    }

    @BeforeEach
    void fileACase() {
        admin = TestClient.admin(port);
        supervisor = admin.makePerson("CITY_SUPERVISOR", 1);
        company = admin.makeOrganisation("ENTERPRISE");
        stranger = admin.makePerson("ENTERPRISE_SAFETY_MANAGER", admin.makeOrganisation("ENTERPRISE"));
        filed = supervisor.fileCase("夜间超速（第二次）", 3, company);
    }

    private String path() {
        return "/api/cases/" + filed.get("id").asLong();
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    @Test
    void issuesAFormIntoTheCase() throws IOException {
        String draft = text(supervisor.download(path() + "/forms/rectification-notice/draft?remark=" + "x"));
        assertThat(draft).contains("草稿", "夜间超速（第二次）");

        Answer issued = supervisor.post(path() + "/forms/rectification-notice", Map.of("remark", "请于三日内整改"));
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        assertThat(issued.body().get("number").asString()).matches("整改字〔\\d{4}〕第 \\d+ 号");
        String file = "/api/issued-forms/" + issued.body().get("id").asLong() + "/file";
        byte[] pdf = supervisor.download(file);
        assertThat(text(pdf))
                .contains("请于三日内整改", issued.body().get("number").asString().replace(" ", ""));
        assertThat(FormTemplates.sha256(pdf))
                .isEqualTo(issued.body().get("pdfSha256").asString());
        byte[] docx = supervisor.download(file + "?format=docx");
        assertThat(FormTemplates.sha256(docx))
                .isEqualTo(issued.body().get("docxSha256").asString());

        JsonNode seen = supervisor.get(path()).body();
        JsonNode last = seen.get("events").get(seen.get("events").size() - 1);
        assertThat(last.get("action").asString()).isEqualTo("form-issued");
        assertThat(last.get("actionName").asString()).isEqualTo("开具文书");
        assertThat(last.get("payload").get("form").get("docxSha256").asString())
                .isEqualTo(issued.body().get("docxSha256").asString());
        assertThat(seen.get("evidence").get(0).get("sha256").asString())
                .isEqualTo(issued.body().get("pdfSha256").asString());
        assertThat(supervisor.get(path() + "/verification").body().get("intact").asBoolean())
                .isTrue();
        assertThat(supervisor.get(path() + "/forms").body().get("issued")).hasSize(1);
    }

    @Test
    void keepsFormsFromStrangers() {
        JsonNode issued = supervisor.post(path() + "/forms/notice", Map.of()).body();

        assertThat(stranger.get(path() + "/forms").code()).isEqualTo("case-unknown");
        assertThat(stranger.get(path() + "/forms/notice/draft").code()).isEqualTo("case-unknown");
        assertThat(stranger.post(path() + "/forms/notice", Map.of()).code()).isEqualTo("case-unknown");
        assertThat(stranger.get("/api/issued-forms/" + issued.get("id").asLong() + "/file")
                        .code())
                .isEqualTo("form-issued-unknown");
        assertThat(stranger.get("/api/forms/notice/template").code()).isEqualTo("not-allowed");
        assertThat(supervisor.post(path() + "/forms/bulletin", Map.of()).code()).isEqualTo("form-unknown");
    }

    @Test
    void takesAChangedTemplateAndGivesTheShippedOneBack() throws IOException {
        byte[] shipped = admin.download("/api/forms/supervision-order/template");
        assertThat(Docx.read(shipped).part(Docx.DOCUMENT)).isNotNull();
        Docx changed = Docx.read(shipped).copy();
        var document = Objects.requireNonNull(changed.xml(Docx.DOCUMENT));
        Xml.below(document.getDocumentElement(), "t").getFirst().setTextContent("本市城市管理委员会");
        changed.put(Docx.DOCUMENT, document);
        Answer put = admin.upload("/api/forms/supervision-order/template?name=督办函&word=督", "d.docx", changed.write());
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.body().get("name").asString()).isEqualTo("督办函");

        assertThat(text(supervisor.download(path() + "/forms/supervision-order/draft")))
                .contains("本市城市管理委员会");
        assertThat(admin.delete("/api/forms/supervision-order/template").status())
                .isEqualTo(204);
        assertThat(text(supervisor.download(path() + "/forms/supervision-order/draft")))
                .doesNotContain("本市城市管理委员会");
    }

    @Test
    void refusesATemplateWithUnknownPlaceholders() {
        Docx changed = Docx.read(admin.download("/api/forms/notice/template")).copy();
        var document = Objects.requireNonNull(changed.xml(Docx.DOCUMENT));
        Xml.below(document.getDocumentElement(), "t").getFirst().setTextContent("{{case.nummer}}");
        changed.put(Docx.DOCUMENT, document);
        Answer put = admin.upload("/api/forms/notice/template", "d.docx", changed.write());

        assertThat(put.code()).isEqualTo("form-placeholder-unknown");
        assertThat(put.text()).contains("case.nummer");
        assertThat(admin.upload("/api/forms/Notice!/template", "d.docx", changed.write())
                        .status())
                .isIn(400, 422);
    }

    @Test
    void issuesABulletinOverTheCasesOfAList() throws IOException {
        var body = Map.of("key", "bulletin", "remark", "本周情况", "filter", Map.of("organisationId", company));
        Answer issued = supervisor.post("/api/bulletins", body);
        assertThat(issued.status()).as(issued.text()).isEqualTo(201);
        String text = text(supervisor.download(
                "/api/issued-forms/" + issued.body().get("id").asLong() + "/file"));

        assertThat(text).contains("共有案卷1件", "本周情况");
        assertThat(supervisor
                        .post("/api/bulletins", Map.of("key", "notice", "filter", Map.of()))
                        .code())
                .isEqualTo("form-unknown");
    }

    /** The names that are told, tried with, and really filled in are the same. */
    @Test
    void everyShippedTemplateUsesOnlyNamesOfTheCatalogue() {
        for (FormTemplate template : templates.all()) {
            Filler.fill(templates.docx(template), catalogue.sample(template.aboutList()));
            if (!template.aboutList()) {
                Answer draft = supervisor.get(path() + "/forms/" + template.key() + "/draft?format=docx");
                assertThat(draft.status()).as(template.key() + draft.text()).isEqualTo(200);
            }
        }
        Set<String> named = new HashSet<>();
        catalogue.names(false, java.util.Locale.CHINESE).forEach(name -> {
            named.add(name.name());
            assertThat(name.meaning()).doesNotStartWith("form.name.");
        });
        assertThat(named).containsAll(List.of("case.number", "#events", "reason", "image:case.qr"));
        catalogue
                .names(true, java.util.Locale.ENGLISH)
                .forEach(name -> assertThat(name.meaning()).doesNotStartWith("form.name."));
    }
}
