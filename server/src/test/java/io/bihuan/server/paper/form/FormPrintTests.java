package io.bihuan.server.paper.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.http.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class FormPrintTests {

    private static final Instant AT = Instant.parse("2026-11-22T02:00:00Z");
    private static final String LONG = "经现场检查，渤海新区中捷产业园东侧危险货物停车场入口处限高架基础松动、夜间照明不足，"
            + "押运员（证号13098220260017）未随车携带《道路运输危险货物安全卡》；车辆左后轮胎压仅为0.52 MPa，低于规定下限，须立即停运整改。";
    private final PdfPaper paper = new PdfPaper(new Fonts(""));

    private static FormSource source(String key) {
        try (InputStream in = FormPrintTests.class.getResourceAsStream("/forms/" + key + ".xml")) {
            return FormSource.read(Objects.requireNonNull(in).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> values() {
        var values = new HashMap<String, Object>();
        for (String name : List.of(
                "number",
                "title",
                "type",
                "stage",
                "severity",
                "plate",
                "organisation",
                "handler",
                "grid",
                "place",
                "longitude",
                "latitude",
                "filedAt",
                "filedDate",
                "dueAt",
                "dueDate",
                "dueRule",
                "stageDueAt",
                "closedAt",
                "closedDate",
                "link")) {
            values.put("case." + name, "〈" + name + "〉");
        }
        values.put("case.number", "AQ-20261122-0001");
        values.put("case.title", "冀J·D8821挂 右前轮胎压持续下降");
        values.put("case.organisation", "渤海新区安达危险货物运输有限责任公司");
        values.put("case.isOpen", true);
        values.put("case.isClosed", false);
        values.put("case.isOverdue", true);
        values.put("case.qr", Pictures.qr("https://bihuan.example/cases/17"));
        values.put("city.name", "滨海示范市");
        values.put("form.number", "整改字〔2026〕第 12 号");
        values.put("form.name", "整改通知书");
        values.put("form.date", "2026年11月22日");
        values.put("form.dateTime", "2026-11-22 10:00");
        values.put("form.issuer", "王堃喆");
        values.put("form.issuerOrganisation", "市交通运输局");
        values.put("form.remark", LONG);
        values.put("form.isDraft", false);
        values.put(
                "fields", List.of(Map.of("name", "整改措施", "value", LONG + LONG), Map.of("name", "原因", "value", "车辆故障")));
        var events = new ArrayList<Map<String, Object>>();
        for (int i = 1; i <= 60; i++) {
            events.add(Map.of(
                    "sequence",
                    "" + i,
                    "time",
                    "2026-11-22 10:00",
                    "action",
                    "处置完成",
                    "stage",
                    "处置",
                    "actor",
                    "李淼",
                    "reason",
                    i % 7 == 0 ? LONG : "第 " + i + " 步"));
        }
        values.put("events", events);
        values.put(
                "evidence",
                List.of(Map.of(
                        "name",
                        "现场照片.jpg",
                        "kind",
                        "照片",
                        "stage",
                        "处置",
                        "uploadedAt",
                        "2026-11-22",
                        "uploadedBy",
                        "李淼",
                        "sha256",
                        "ab")));
        values.put(
                "photos",
                List.of(
                        Map.of("image", Pictures.qr("one"), "name", "整改前", "stage", "处置", "time", "10:00"),
                        Map.of("image", Pictures.qr("two"), "name", "整改后", "stage", "处置", "time", "11:00")));
        values.put("extensions", List.of());
        values.put("list.total", "3");
        values.put("list.open", "1");
        values.put("list.closed", "2");
        values.put("list.overdue", "1");
        values.put("list.onTimeRate", "50.0%");
        values.put("list.from", "");
        values.put("list.to", "2026年11月22日");
        Map<String, Object> row = Map.of(
                "number",
                "AQ-20261122-0001",
                "title",
                "超速",
                "organisation",
                "安达公司",
                "dueAt",
                "2026-11-20 17:30",
                "name",
                "安达公司",
                "total",
                "3",
                "open",
                "1",
                "closed",
                "2",
                "overdue",
                "1",
                "onTimeRate",
                "50.0%");
        values.put("organisations", List.of(row));
        values.put("overdueCases", List.of(row));
        return values;
    }

    private static String text(byte[] pdf) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] print(Docx template, Map<String, Object> values) {
        return paper.print(Filler.fill(template, new FormValues(values)), "test", AT);
    }

    private static String plain(Docx filled) {
        return new String(Objects.requireNonNull(filled.part(Docx.DOCUMENT)), StandardCharsets.UTF_8)
                .replaceAll("<[^>]+>", "");
    }

    /** A document of these paragraphs; each may consist of several runs, divided by a bar. */
    private static byte[] word(String... paragraphs) {
        var body = new StringBuilder();
        for (String paragraph : paragraphs) {
            body.append("<w:p>");
            for (String run : paragraph.split("\\|")) {
                body.append("<w:r><w:t xml:space=\"preserve\">").append(run).append("</w:t></w:r>");
            }
            body.append("</w:p>");
        }
        return zip(Map.of(
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>",
                "word/document.xml",
                "<w:document xmlns:w=\"" + Xml.W + "\"><w:body>" + body + "</w:body></w:document>"));
    }

    private static byte[] zip(Map<String, String> parts) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Test
    void everyShippedFormPrints() throws IOException {
        Path folder = Path.of("target", "forms");
        Files.createDirectories(folder);
        try (var files = Files.list(Path.of("src/main/resources/forms"))) {
            for (Path file : files.sorted().toList()) {
                String key = file.getFileName().toString().replace(".xml", "");
                Docx docx = source(key).docx();
                byte[] pdf = print(docx, values());
                Files.write(folder.resolve(key + ".pdf"), pdf);
                Files.write(
                        folder.resolve(key + ".docx"),
                        Filler.fill(docx, new FormValues(values())).write());
                assertThat(text(pdf))
                        .as(key)
                        .contains("滨海示范市")
                        .doesNotContain("{{")
                        .doesNotContain("}}");
            }
        }
    }

    @Test
    void printsChineseThatCanBeReadAndSearched() {
        String text = text(print(source("rectification-notice").docx(), values()));

        assertThat(text).contains("整改字〔2026〕第12号", "渤海新区安达危险货物运输有限责任公司", "王堃喆", "于〈dueDate〉前完成整改", "第1页");
        assertThat(text).contains(LONG.replaceAll("\\s+", ""));
    }

    @Test
    void letsALongTableFlowOverPagesWithItsHeadings() throws IOException {
        byte[] pdf = print(source("supervision-order").docx(), values());
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int pages = document.getNumberOfPages();
            assertThat(pages).isBetween(3, 8);
            var second = new PDFTextStripper();
            second.setStartPage(2);
            second.setEndPage(2);
            assertThat(second.getText(document)).contains("经办人");
            assertThat(second.getText(document).replaceAll("\\s+", "")).contains("共" + pages + "页");
        }
        assertThat(text(pdf)).contains("第1步", "第60步");
    }

    @Test
    void findsPlaceholdersThatWordScatteredOverRuns() {
        Docx filled = Filler.fill(
                Docx.read(word("编号：{|{case.|number}|}，完。{{#case.title}}有|标题{{/case.title}}")),
                new FormValues(values()));

        assertThat(plain(filled)).contains("编号：AQ-20261122-0001，完。有标题");
    }

    @Test
    void repeatsAndHidesWholeParagraphs() {
        Docx filled = Filler.fill(
                Docx.read(word(
                        "{{?list}}",
                        "有",
                        "{{/list}}",
                        "{{#list}}",
                        "甲{{name}}",
                        "{{/list}}",
                        "{{^list}}",
                        "没有",
                        "{{/list}}",
                        "{{#none}}",
                        "藏",
                        "{{/none}}")),
                new FormValues(Map.of("list", List.of(Map.of("name", "一"), Map.of("name", "二&<")), "none", List.of())));

        assertThat(plain(filled))
                .contains("有甲一甲二&amp;&lt;")
                .doesNotContain("没有")
                .doesNotContain("藏");
    }

    @Test
    void namesEveryPlaceholderNobodyKnows() {
        assertThatThrownBy(() -> Filler.fill(
                        Docx.read(word("{{case.nummer}} {{case.number}}", "{{image:stamp}}")),
                        new FormValues(values())))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo("form-placeholder-unknown");
                    assertThat(problem.arguments()[0]).isEqualTo("case.nummer、stamp");
                });
    }

    @Test
    void refusesASectionThatIsNotClosed() {
        assertThatThrownBy(() -> Filler.fill(Docx.read(word("{{#events}}", "x")), new FormValues(values())))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("form-section-open"));
    }

    @Test
    void refusesMacrosRemoteTemplatesAndOtherFiles() {
        String types = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>";
        String document = "<w:document xmlns:w=\"" + Xml.W + "\"><w:body/></w:document>";
        byte[] macro =
                zip(Map.of("[Content_Types].xml", types, "word/document.xml", document, "word/vbaProject.bin", "x"));
        byte[] remote = zip(
                Map.of(
                        "[Content_Types].xml", types,
                        "word/document.xml", document,
                        "word/_rels/settings.xml.rels",
                                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship"
                                        + " Id=\"a\" Type=\"x/attachedTemplate\" Target=\"http://evil/\" TargetMode=\"External\"/></Relationships>"));
        for (byte[] active : List.of(macro, remote)) {
            assertThatThrownBy(() -> Docx.read(active))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("form-template-active"));
        }
        byte[] entities = zip(Map.of(
                "[Content_Types].xml",
                types,
                "word/document.xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>"));
        byte[] cutOff = Arrays.copyOf(entities, entities.length / 2);
        byte[] cutInside = Arrays.copyOf(entities, 60);
        for (byte[] bad :
                List.of("no".getBytes(StandardCharsets.UTF_8), zip(Map.of("a", "b")), entities, cutOff, cutInside)) {
            assertThatThrownBy(() -> Filler.fill(Docx.read(bad), new FormValues(values())))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("form-template-unreadable"));
        }
    }

    @Test
    void beginsNoLineWithAClosingMark() {
        var letters = new Letters(new Fonts("").open());
        var look = new Block.Look(12, false, false, false, 0);
        var shape = new Block.Shape(Block.Align.LEFT, 0, 0, 0, 0, 0, 1, false, false);
        var lines = new LineBreaker(letters)
                .lines(new Block.Paragraph(shape, List.of(new Block.Words(LONG + LONG, look)), look), 100);

        assertThat(lines).hasSizeGreaterThan(10);
        for (Line line : lines) {
            var text = new StringBuilder();
            line.pieces().forEach(piece -> text.append(((Line.Glyphs) piece).text()));
            assertThat(text.toString())
                    .doesNotStartWith("，")
                    .doesNotStartWith("。")
                    .doesNotStartWith("》")
                    .doesNotEndWith("（");
        }
    }
}
