package io.bihuan.server.excel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.http.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ExcelTests {

    private static final List<ExcelColumn> COLUMNS = List.of(
            new ExcelColumn("标题*", 30, List.of(), "必填"),
            new ExcelColumn("类别", 12, List.of("道路", "=危险"), ""),
            ExcelColumn.of("日期", 12),
            ExcelColumn.of("时间", 18),
            ExcelColumn.of("数量", 10));

    private static byte[] book(List<List<Object>> rows) {
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet("案卷[1]", COLUMNS);
            rows.forEach(page::row);
        }
        return out.toByteArray();
    }

    private static ExcelSheet read(byte[] bytes) {
        return ExcelSheet.read(new ByteArrayInputStream(bytes));
    }

    private static String part(byte[] book, String name) throws IOException {
        Path file = Files.createTempFile("book", ".xlsx");
        Files.write(file, book);
        try (var zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry != null) {
                return new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            }
        } finally {
            Files.delete(file);
        }
        throw new AssertionError("no part " + name);
    }

    private static byte[] zip(Map<String, String> parts) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void readsBackWhatItWroteWithTypesAndAddresses() {
        ExcelSheet sheet = read(book(List.of(
                List.of("井盖破损\n请速处理", "道路", LocalDate.of(2026, 11, 22), LocalDateTime.of(2026, 11, 22, 8, 30), 3.5),
                List.of("第二件"))));

        assertThat(sheet.name()).isEqualTo("案卷 1");
        assertThat(sheet.headings()).containsExactly("标题", "类别", "日期", "时间", "数量");
        ExcelRow row = sheet.rows().getFirst();
        assertThat(row.number()).isEqualTo(2);
        assertThat(row.text("标题")).isEqualTo("井盖破损\n请速处理");
        assertThat(row.cell("日期").date()).contains(LocalDate.of(2026, 11, 22));
        assertThat(row.text("日期")).isEqualTo("2026-11-22");
        assertThat(row.text("时间")).isEqualTo("2026-11-22 08:30");
        assertThat(row.cell("数量").number()).contains(new BigDecimal("3.5"));
        assertThat(row.cell("数量").address()).isEqualTo("E2");
        assertThat(sheet.rows().get(1).cell("数量").isBlank()).isTrue();
        assertThat(sheet.rows().get(1).cell("数量").address()).isEqualTo("E3");
    }

    @Test
    void keepsTextThatLooksLikeAFormulaAsText() throws IOException {
        byte[] bytes = book(List.of(List.of("=HYPERLINK(\"http://x\",\"y\")", "+1", "-2", "@SUM(A1)")));

        assertThat(part(bytes, "xl/worksheets/sheet1.xml"))
                .doesNotContain("<f>")
                .contains("inlineStr");
        assertThat(read(bytes).rows().getFirst().text("标题")).isEqualTo("=HYPERLINK(\"http://x\",\"y\")");
        assertThat(read(bytes).rows().getFirst().text("日期")).isEqualTo("-2");
    }

    @Test
    void dropsCharactersThatWouldBreakTheFile() {
        ExcelSheet sheet = read(book(List.of(List.of("a\u0000\u001Bb\uFFFE\uD83D"))));

        assertThat(sheet.rows().getFirst().text("标题")).isEqualTo("ab");
    }

    @Test
    void offersChoicesFromAHiddenSheet() throws IOException {
        byte[] bytes = book(List.of(List.of("x")));

        assertThat(part(bytes, "xl/worksheets/sheet1.xml"))
                .contains("dataValidation")
                .contains("'选项'!$A$1:$A$2");
        assertThat(part(bytes, "xl/workbook.xml")).contains("veryHidden");
    }

    @Test
    void marksFaultsWithColourAndComment() throws IOException {
        byte[] bytes = book(List.of(Arrays.asList(new ExcelMark("bad", "不能为空"), null)));

        assertThat(part(bytes, "xl/comments1.xml")).contains("ref=\"A2\"");
        assertThat(read(bytes).rows().getFirst().text("标题")).isEqualTo("bad");
    }

    @Test
    void findsHeadingsBelowATitle() {
        var out = new ByteArrayOutputStream();
        try (var book = new ExcelBook(out)) {
            ExcelPage page = book.sheet("表", List.of(ExcelColumn.of("滨海市隐患台账", 20)));
            page.row(List.of("填报单位", "某街道"));
            page.row(List.of(" 标题 * ", "类别"));
            page.row(List.of("一", "道路"));
        }
        ExcelSheet sheet =
                ExcelSheet.read(new ByteArrayInputStream(out.toByteArray()), Set.of("标题*"), ExcelLimits.USUAL);

        assertThat(sheet.headingRow()).isEqualTo(3);
        assertThat(sheet.rows()).extracting(row -> row.text("类别")).containsExactly("道路");
    }

    @Test
    void rejectsASheetWithoutTheHeadings() {
        assertThatThrownBy(() ->
                        ExcelSheet.read(new ByteArrayInputStream(book(List.of())), Set.of("编号"), ExcelLimits.USUAL))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("excel-headings-missing"));
    }

    @Test
    void rejectsMoreRowsThanAllowed() {
        byte[] bytes = book(List.of(List.of("1"), List.of("2"), List.of("3")));
        var two = new ExcelLimits(1 << 20, 1 << 20, 2, 10);

        assertThatThrownBy(() -> ExcelSheet.read(new ByteArrayInputStream(bytes), Set.of(), two))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("excel-too-many-rows"));
    }

    @Test
    void rejectsAZipBomb() throws IOException {
        byte[] bomb = zip(Map.of("[Content_Types].xml", "<x/>", "xl/worksheets/sheet1.xml", " ".repeat(8 << 20)));
        var limits = new ExcelLimits(1 << 20, 4 << 20, 100, 100);

        assertThat(bomb.length).isLessThan(1 << 16);
        assertThatThrownBy(() -> ExcelSheet.read(new ByteArrayInputStream(bomb), Set.of(), limits))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("excel-too-large"));
    }

    @Test
    void rejectsOldWorkbooksAndOtherFiles() throws IOException {
        byte[] old = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0};

        assertThatThrownBy(() -> read(old))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("excel-locked"));
        for (byte[] other : List.of("hello".getBytes(StandardCharsets.UTF_8), new byte[0], zip(Map.of("a", "b")))) {
            assertThatThrownBy(() -> read(other))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo("excel-unreadable"));
        }
        byte[] garbled = zip(Map.of("[Content_Types].xml", "<x/>", "xl/workbook.xml", "<workbook"));
        assertThatThrownBy(() -> read(garbled))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("excel-unreadable"));
    }

    @Test
    void refusesExternalAndSwollenEntities() throws IOException {
        byte[] bytes = book(List.of(List.of("x")));
        String evil = "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/hostname\">]>"
                + "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData><row r=\"1\">"
                + "<c r=\"A1\" t=\"inlineStr\"><is><t>&a;</t></is></c></row></sheetData></worksheet>";
        byte[] changed = zip(Map.of(
                "[Content_Types].xml", part(bytes, "[Content_Types].xml"),
                "_rels/.rels", part(bytes, "_rels/.rels"),
                "xl/workbook.xml", part(bytes, "xl/workbook.xml"),
                "xl/_rels/workbook.xml.rels", part(bytes, "xl/_rels/workbook.xml.rels"),
                "xl/styles.xml", part(bytes, "xl/styles.xml"),
                "xl/worksheets/sheet1.xml", evil));

        assertThatThrownBy(() -> read(changed)).isInstanceOf(Problem.class);
    }

    @Test
    void tellsDaysFromNumbersByFormat() {
        assertThat(List.of("yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "[$-804]h:mm AM/PM", "m/d"))
                .allMatch(DateFormats::showsDate);
        assertThat(List.of("General", "0.00", "#,##0", "0\"days\"", "[Red]0", "0.0%"))
                .noneMatch(DateFormats::showsDate);
    }

    @Test
    void takesDaysAsPeopleTypeThem() {
        for (String typed : List.of("2026-1-5", "2026/01/05", "2026.1.5", "2026年1月5日", "20260105")) {
            assertThat(new ExcelCell("A1", typed, false).date()).contains(LocalDate.of(2026, 1, 5));
        }
        assertThat(new ExcelCell("A1", "2026-02-30", false).date()).isEmpty();
        assertThat(new ExcelCell("A1", "2026/1/5 8:05", false).dateTime()).contains(LocalDateTime.of(2026, 1, 5, 8, 5));
        assertThat(new ExcelCell("A1", "明天", false).date()).isEmpty();
    }

    @Test
    void namesColumnsAsExcelDoes() {
        assertThat(List.of(0, 25, 26, 51, 52, 701, 702).stream().map(ExcelBook::columnName))
                .containsExactly("A", "Z", "AA", "AZ", "BA", "ZZ", "AAA");
    }
}
