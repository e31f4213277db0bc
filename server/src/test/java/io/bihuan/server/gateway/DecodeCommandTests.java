package io.bihuan.server.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bihuan.codec.jt808.Jt808Codec;
import io.bihuan.codec.jt808.Jt808Framing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DecodeCommandTests {
    private static final String LOCATION = "7E0200002612345678901200"
            + "7D02000000010000000200BA7F0E07E4F11C0028003C000018101510101001040000006402020"
            + "07D01137E";
    private static final int[] MESSAGE_IDS =
            IntStream.range(0, 0x10000).filter(Jt808Codec::isKnown).toArray();
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    @Test
    void answersALocationWithEveryFieldInItsUnit() throws IOException {
        JsonNode answer = json(LOCATION).getFirst();

        assertThat(MAPPER.writeValueAsString(answer))
                .isEqualTo("{\"ok\":true,\"protocol\":\"jt808\",\"edition\":\"2013\",\"messageId\":\"0200\","
                        + "\"phone\":\"123456789012\",\"serial\":126,\"fragment\":null,\"body\":{\"alarmBits\":1,"
                        + "\"statusBits\":2,\"latitudeDegrees\":12.222222,\"longitudeDegrees\":132.444444,"
                        + "\"altitudeMetres\":40,\"speedKmh\":6.0,\"directionDegrees\":0,"
                        + "\"time\":\"2018-10-15T10:10:10+08:00\",\"extras\":[{\"id\":\"01\",\"odometerKm\":10.0},"
                        + "{\"id\":\"02\",\"fuelLitres\":12.5}]}}");
    }

    @Test
    void answersARejectedFrameWithCodeFieldOffsetAndDetail() throws IOException {
        JsonNode answer = json("7E000200001234567890120001887E").getFirst();

        assertThat(MAPPER.writeValueAsString(answer))
                .isEqualTo("{\"ok\":false,\"code\":\"CHECKSUM\",\"field\":\"checksum\",\"offset\":12,"
                        + "\"detail\":\"calculated 89, frame says 88\"}");
    }

    @Test
    void toleratesBlanksPrefixesMissingDelimitersAndComments() throws IOException {
        List<JsonNode> answers = json(
                "# a heartbeat three times",
                "",
                "0x7e 0x00 0x02 0x00 0x00 0x12 0x34 0x56 0x78 0x90 0x12 0x00 0x01 0x89 0x7e",
                "  00 02 00 00 12 34 56 78 90 12 00 01 89  ",
                "7e:00:02:00:00:12:34:56:78:90:12:00:01:89:7e");

        assertThat(answers)
                .hasSize(3)
                .allSatisfy(
                        answer -> assertThat(answer.get("messageId").asString()).isEqualTo("0002"));
    }

    @Test
    void saysWhereALineIsNotHex() throws IOException {
        JsonNode answer = json("7E 00 zz").getFirst();

        assertThat(answer.get("code").asString()).isEqualTo("NOT_HEX");
        assertThat(answer.get("offset").asInt()).isEqualTo(6);
    }

    @Test
    void answersTheLastFragmentWithTheWholeMessage() throws IOException {
        List<JsonNode> answers = json(
                "7E810060090100000000013912344329000000030001007B0041757468436FE07E",
                "7E8100600901000000000139123443290001000300026465323031392D2D2DBB7E",
                "7E8100600101000000000139123443290002000300032DBA7E");

        assertThat(answers.get(0).get("fragment").toString()).isEqualTo("{\"total\":3,\"index\":1}");
        assertThat(answers.get(0).get("body").toString()).isEqualTo("{\"raw\":\"007b0041757468436f\"}");
        assertThat(answers.get(1).has("assembled")).isFalse();
        assertThat(answers.get(2).get("assembled").toString())
                .isEqualTo("{\"ackSerial\":123,\"result\":0,\"authCode\":\"AuthCode2019----\"}");
    }

    @Test
    void printsATreeWithUnitsForPeople() throws IOException {
        String tree = run(false, LOCATION);

        assertThat(tree)
                .startsWith("0200 LocationReport\n")
                .contains("    speedKmh  6.0 km/h\n")
                .contains("    statusBits  0x2  1 position valid\n")
                .contains("      [2]  id 02  fuelLitres 12.5 L\n");
    }

    @Test
    void namesUnknownMessagesAndItemsUnknown() throws IOException {
        assertThat(run(false, "0F00 0000 123456789012 0001 84")).startsWith("0F00 unknown\n");
        assertThat(json("0F00 0000 123456789012 0001 84").getFirst().get("body").toString())
                .isEqualTo("{\"name\":\"unknown\",\"raw\":\"\"}");
    }

    @Test
    void readsStandardInputWhenNoFileIsNamed() {
        InputStream before = System.in;
        StringWriter out = new StringWriter();
        System.setIn(new ByteArrayInputStream("7E000200001234567890120001897E\n".getBytes(StandardCharsets.US_ASCII)));
        try {
            int exit = new CommandLine(new DecodeCommand())
                    .setOut(new PrintWriter(out))
                    .execute("--json");
            assertThat(exit).isZero();
        } finally {
            System.setIn(before);
        }
        assertThat(out.toString()).startsWith("{\"ok\":true").contains("\"messageId\":\"0002\"");
    }

    @Test
    void answersAnyLineAtAll() {
        FrameAnswers answers = new FrameAnswers();
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            byte[] content = new byte[12 + random.nextInt(80)];
            random.nextBytes(content);
            int id = MESSAGE_IDS[i % MESSAGE_IDS.length];
            content[0] = (byte) (id >> 8);
            content[1] = (byte) id;
            content[2] = (byte) (random.nextInt(4) == 0 ? random.nextInt(256) : 0);
            content[3] = (byte) (content.length - 12);
            String line = HexFormat.of().formatHex(Jt808Framing.seal(content));

            Map<String, @Nullable Object> answer = answers.answer(random.nextInt(10) == 0 ? line + "?" : line);

            assertThat(answer).containsKey(Boolean.TRUE.equals(answer.get("ok")) ? "body" : "detail");
            assertThat(AnswerTree.of(answer)).isNotBlank();
        }
    }

    @Test
    void saysWhatToDoWhenTheFileIsMissing() {
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new DecodeCommand())
                .setErr(new PrintWriter(err))
                .execute(directory.resolve("nowhere").toString());

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString()).contains("nowhere").contains("Give a readable file");
    }

    @Test
    void answersEveryRecordedFrameAsItIsDescribed() throws IOException {
        Path collection = Path.of(System.getProperty("bihuan.root", "."), "..", "shared", "protocol", "frames.tsv");
        assumeTrue(Files.isRegularFile(collection), () -> "no frame collection at " + collection.normalize());
        List<String[]> rows = Files.readAllLines(collection).stream()
                .map(line -> line.split("\t"))
                .filter(row -> Set.of("JT808-2011", "JT808-2013", "JT808-2019", "JSATL12")
                        .contains(row[0]))
                .toList();

        List<JsonNode> answers = json(rows.stream().map(row -> row[3]).toArray(String[]::new));

        assertThat(answers).hasSameSizeAs(rows);
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            new RecordedRow(rows.get(i)).compare(answers.get(i), faults);
        }
        assertThat(faults).isEmpty();
    }

    private List<JsonNode> json(String... lines) throws IOException {
        return run(true, lines).lines().map(MAPPER::readTree).toList();
    }

    private String run(boolean json, String... lines) throws IOException {
        Path file = Files.write(directory.resolve("frames.txt"), List.of(lines));
        StringWriter out = new StringWriter();
        CommandLine command = new CommandLine(new DecodeCommand()).setOut(new PrintWriter(out));
        List<String> arguments = new ArrayList<>(List.of("--protocol", "jt808", file.toString()));
        if (json) {
            arguments.add("--json");
        }
        int exit = command.execute(arguments.toArray(String[]::new));
        assertThat(exit).as(out.toString().toLowerCase(Locale.ROOT)).isZero();
        return out.toString();
    }
}
