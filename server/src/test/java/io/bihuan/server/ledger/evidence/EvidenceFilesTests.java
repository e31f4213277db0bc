package io.bihuan.server.ledger.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bihuan.server.http.Problem;
import io.bihuan.server.ledger.LedgerFixture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFilesTests {

    @TempDir
    Path directory;

    private EvidenceFiles files() {
        return new EvidenceFiles(directory, 1000);
    }

    private StoredFile store(byte[] content) {
        return files().store(new ByteArrayInputStream(content));
    }

    private static byte[] hex(String hex) {
        byte[] head = HexFormat.of().parseHex(hex.replace(" ", ""));
        return java.util.Arrays.copyOf(head, 64);
    }

    private void refuses(String code, byte[] content) throws IOException {
        assertThatThrownBy(() -> store(content))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(code));
        try (var left = Files.walk(directory)) {
            assertThat(left.filter(Files::isRegularFile).toList()).isEmpty();
        }
    }

    @Test
    void tellsTypesByContent() {
        assertThat(store(LedgerFixture.jpeg("a")).mediaType()).isEqualTo("image/jpeg");
        assertThat(store(hex("89504E470D0A1A0A 0000000D49484452")).mediaType()).isEqualTo("image/png");
        assertThat(store(hex("52494646 24000000 57454250 56503820")).mediaType())
                .isEqualTo("image/webp");
        assertThat(store("%PDF-1.7\n%\n".getBytes(StandardCharsets.US_ASCII)).mediaType())
                .isEqualTo("application/pdf");
        for (String brand : List.of("6D703432", "6D703431", "69736F6D", "69736F32", "61766331")) {
            assertThat(store(hex("00000018 66747970" + brand + "00000000 69736F6D6D703432"))
                            .mediaType())
                    .as(brand)
                    .isEqualTo("video/mp4");
        }
    }

    @Test
    void keepsTheSameContentOnceUnderItsHash() throws IOException {
        StoredFile first = store(LedgerFixture.jpeg("a"));
        StoredFile second = store(LedgerFixture.jpeg("a"));
        assertThat(second).isEqualTo(first);
        assertThat(files().path(first.sha256()))
                .isEqualTo(directory
                        .resolve(first.sha256().substring(0, 2))
                        .resolve(first.sha256().substring(2, 4))
                        .resolve(first.sha256()));
        assertThat(Files.readAllBytes(files().read(first.sha256()))).isEqualTo(LedgerFixture.jpeg("a"));
    }

    @Test
    void removesWhatAKilledProcessLeftHalfWritten() throws IOException {
        StoredFile whole = store(LedgerFixture.jpeg("a"));
        Files.write(directory.resolve("incoming-1.part"), new byte[] {1});
        files().removeUnfinished();
        assertThat(directory.resolve("incoming-1.part")).doesNotExist();
        assertThat(files().intact(whole.sha256())).isTrue();
    }

    @Test
    void refusesOtherTypesWhateverTheirName() throws IOException {
        refuses("evidence-type", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        refuses("evidence-type", "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        refuses("evidence-type", hex("504B0304 14000000"));
        refuses("evidence-type", hex("7F454C46 02010100"));
        refuses("evidence-empty", new byte[0]);
    }

    @Test
    void refusesFilesThatAreTooLargeWithoutKeepingThem() throws IOException {
        refuses("evidence-too-large", LedgerFixture.jpeg("x".repeat(1001)));
    }

    @Test
    void refusesToGiveAFileThatWasAltered() throws IOException {
        StoredFile file = store(LedgerFixture.jpeg("a"));
        Files.write(files().path(file.sha256()), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> files().read(file.sha256()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo("evidence-damaged"));
    }

    @Test
    void stripsPathsAndControlCharactersFromNames() {
        assertThat(Evidence.plainName("C:\\a\\..\\照片\n.jpg")).isEqualTo("照片.jpg");
        assertThat(Evidence.plainName("../../etc/passwd")).isEqualTo("passwd");
        assertThat(Evidence.plainName("/")).isEqualTo("file");
        assertThat(Evidence.plainName("x".repeat(300))).hasSize(200);
    }
}
