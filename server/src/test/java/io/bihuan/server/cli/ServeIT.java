package io.bihuan.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bihuan.server.gateway.TestCertificate;
import io.bihuan.server.identity.TestClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an operator runs it: a process of its own, its own PostgreSQL, signals and kills. */
class ServeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final String PASSWORD = "operator-Chose-1";

    @TempDir
    Path directory;

    private Path data = Path.of("");
    private int port;
    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void choosePort() throws IOException {
        data = directory.resolve("data");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Process process : started) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        postgres().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Process command(Path output, String... arguments) throws IOException {
        var words = new ArrayList<String>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words)
                .redirectOutput(output.toFile())
                .redirectError(directory.resolve("errors.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("BIHUAN_"));
        builder.environment().putAll(Map.of("BIHUAN_DATA", data.toString(), "BIHUAN_ADMIN_PASSWORD", PASSWORD));
        Process process = builder.start();
        started.add(process);
        return process;
    }

    private Process serve() throws IOException {
        Path output = Files.createTempFile(directory, "serve", ".out");
        Process process = command(output, "serve", "--http-port=" + port, "--jt808-port=0");
        await(() -> !process.isAlive() || read(output).contains("\n"));
        assertThat(read(output))
                .as(read(directory.resolve("errors.log")))
                .isEqualTo("ready http://127.0.0.1:" + port + "\n");
        return process;
    }

    private int run(String... arguments) throws Exception {
        Process process = command(directory.resolve("command.out"), arguments);
        assertThat(process.waitFor(PATIENCE)).isTrue();
        return process.exitValue();
    }

    private TestClient admin() {
        return TestClient.at(port).login("admin", PASSWORD);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(50_000_000);
        }
    }

    private java.util.Optional<ProcessHandle> postgres() throws IOException {
        Path file = data.resolve("postgres/data/postmaster.pid");
        return Files.exists(file)
                ? ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(file).getFirst().strip()))
                : java.util.Optional.empty();
    }

    @Test
    void keepsRowsAcrossKillAndBackup() throws Exception {
        Process killed = serve();
        assertThat(TestClient.at(port).get("/api/health").body().get("status").asString())
                .isEqualTo("UP");
        TestClient browser = admin();
        long company = browser.makeOrganisation("ENTERPRISE");
        killed.destroyForcibly().waitFor();
        assertThat(postgres().map(ProcessHandle::isAlive)).contains(true);

        assertThat(run("backup", directory.resolve("backup.tar.gz").toString()))
                .as(read(directory.resolve("errors.log")))
                .isZero();
        assertThat(postgres()).isEmpty();
        data = directory.resolve("restored");
        assertThat(run("restore", directory.resolve("backup.tar.gz").toString()))
                .isZero();

        Process next = serve();
        assertThat(browser.get("/api/session").status())
                .as("still signed in after the kill")
                .isEqualTo(200);
        assertThat(browser.get("/api/organisations").body())
                .anySatisfy(node -> assertThat(node.get("id").asLong()).isEqualTo(company));
        next.destroy();
        assertThat(next.waitFor(PATIENCE)).isTrue();
        assertThat(postgres()).isEmpty();
    }

    @Test
    void goesOnAfterDatabaseDied() throws Exception {
        serve();
        var admin = admin();
        assertThat(admin.get("/api/people").status()).isEqualTo(200);
        ProcessHandle first = postgres().orElseThrow();

        first.destroyForcibly();

        await(() -> admin.get("/api/people").status() == 200 && isAnother(first));
        assertThat(admin.get("/api/health").status()).isEqualTo(200);
    }

    @Test
    void isSavedWhileItRunsAndGoesOnElsewhere() throws Exception {
        Process server = serve();
        long company = admin().makeOrganisation("ENTERPRISE");

        Path archive = directory.resolve("running.tar.gz");
        assertThat(run("backup", archive.toString()))
                .as(read(directory.resolve("errors.log")))
                .isZero();
        long later = admin().makeOrganisation("ENTERPRISE");
        server.destroyForcibly().waitFor();
        postgres().ifPresent(ProcessHandle::destroyForcibly);
        data = directory.resolve("restored");
        assertThat(run("restore", archive.toString())).isZero();
        assertThat(data.resolve("control")).doesNotExist();

        Process next = serve();
        var ids = new ArrayList<Long>();
        admin().get("/api/organisations")
                .body()
                .forEach(node -> ids.add(node.get("id").asLong()));
        assertThat(ids).contains(company).doesNotContain(later);
        assertThat(admin().get("/api/audit?action=backup.taken").status()).isEqualTo(200);
        next.destroy();
        assertThat(next.waitFor(PATIENCE)).isTrue();
        assertThat(run("verify")).as(read(directory.resolve("errors.log"))).isZero();
    }

    @Test
    void speaksHttpsWithTheCertificateItIsGiven() throws Exception {
        TestCertificate certificate = TestCertificate.make(directory);
        Path output = directory.resolve("tls.out");
        Process process = command(
                output,
                "serve",
                "--http-port=" + port,
                "--jt808-port=0",
                "--http-tls-certificate=" + certificate.certificate(),
                "--http-tls-key=" + certificate.key());
        await(() -> !process.isAlive() || read(output).contains("\n"));
        assertThat(read(output))
                .as(read(directory.resolve("errors.log")))
                .isEqualTo("ready https://127.0.0.1:" + port + "\n");
        try (var client =
                HttpClient.newBuilder().sslContext(certificate.stranger()).build()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + "/api/session"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .isNotEmpty()
                    .allMatch(cookie -> cookie.contains("Secure"));
            assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
        }
    }

    @Test
    void refusesCertificateThatIsNotThere() throws Exception {
        assertThat(run("serve", "--http-port=0", "--jt808-port=0", "--http-tls-certificate=nowhere.pem"))
                .isEqualTo(1);
        assertThat(read(directory.resolve("errors.log"))).contains("http.tls-certificate (nowhere.pem)");
    }

    @Test
    void refusesBackupWhereTheServerCannotBeAsked() throws Exception {
        serve();
        Files.delete(data.resolve("control"));

        assertThat(run("backup", directory.resolve("refused.tar.gz").toString()))
                .isEqualTo(1);
        assertThat(read(directory.resolve("errors.log"))).contains("cannot be asked for a backup");
        assertThat(directory.resolve("refused.tar.gz")).doesNotExist();
    }

    private boolean isAnother(ProcessHandle first) {
        try {
            return postgres().filter(now -> now.pid() != first.pid()).isPresent();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
