package io.bihuan.server.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code decode}: hex in, what the frame says out. Exit code 0 when every line got an answer, accepted or rejected; 2
 * when the input cannot be read or the protocol is not known.
 */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Decode frames: one line of hex in, one answer out.",
        footer = {
            "",
            "Blanks, 0x and missing delimiters in the hex are tolerated; blank lines and # comments are skipped.",
            "Example: echo 7E000200001234567890120001897E | ./bihuan decode --protocol jt808 --json"
        })
public final class DecodeCommand implements Callable<Integer> {
    /** Protocols that can be decoded. */
    public enum Protocol {
        /** JT/T 808 with T/JSATL 12. */
        jt808
    }

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--protocol", paramLabel = "NAME", description = "jt808 (default)", defaultValue = "jt808")
    private Protocol protocol = Protocol.jt808;

    @Option(names = "--json", description = "one JSON object per line instead of a tree")
    private boolean json;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "FILE",
            description = "file with hex lines, - for standard input")
    private String file = "-";

    @Override
    public Integer call() {
        PrintWriter out = commandLine().getOut();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8))) {
            answerAll(lines, out);
            return 0;
        } catch (IOException e) {
            commandLine()
                    .getErr()
                    .println("Cannot read " + file + ": " + e + ". Give a readable file, or - for standard input.");
            return 2;
        } finally {
            out.flush();
        }
    }

    private void answerAll(BufferedReader lines, PrintWriter out) throws IOException {
        FrameAnswers answers = new FrameAnswers();
        JsonMapper mapper = JsonMapper.builder().build();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (HexLine.isSilent(line)) {
                continue;
            }
            Map<String, @Nullable Object> answer = answers.answer(line);
            out.println(json ? mapper.writeValueAsString(answer) : AnswerTree.of(answer));
        }
    }

    private InputStream open() throws IOException {
        return file.equals("-") ? System.in : Files.newInputStream(Path.of(file));
    }

    private picocli.CommandLine commandLine() {
        if (spec == null) {
            throw new IllegalStateException("decode runs as a picocli command");
        }
        return spec.commandLine();
    }
}
