package io.bihuan.server.http.fuzz;

import io.bihuan.server.attack.Zip;
import io.bihuan.server.fuzz.Mutations;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a form with one file: its head, its name, or the file, which where it is a ZIP file stays one. */
final class UploadChanges {

    private static final byte[] HEAD_END = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TAIL = "\r\n--fuzz--\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final List<String> WORDS = List.of(
            "<row>",
            "</row>",
            "<c r=\"A1\" t=\"s\"><v>",
            "<c r=\"XFD1048576\"><v>1</v></c>",
            "<f>1+1</f>",
            "</v></c>",
            "<v>99999</v>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>",
            "&b;",
            "&#0;",
            "{{",
            "}}",
            "{{case.title}}",
            "{{#each events}}",
            "{{/each}}",
            "<w:p>",
            "</w:p>",
            "<w:tbl><w:tr><w:tc>",
            "w:val=\"-1\"",
            "w:w=\"99999999\"");

    private UploadChanges() {}

    static byte[] form(String name, byte[] file) {
        return joined(
                ("--fuzz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                                + "\"\r\nContent-Type: application/octet-stream")
                        .getBytes(StandardCharsets.UTF_8),
                HEAD_END,
                file,
                TAIL);
    }

    static byte[] change(byte[] form, Random random) {
        int head = indexOf(form, HEAD_END);
        if (head < 0) {
            return form("a", form);
        }
        int start = head + HEAD_END.length;
        int end = Math.max(start, form.length - TAIL.length);
        byte[] file = Arrays.copyOfRange(form, start, end);
        byte[] tail = Arrays.copyOfRange(form, end, form.length);
        byte[] before = Arrays.copyOf(form, head);
        return switch (random.nextInt(8)) {
            case 0 -> form(OddValues.text(random).replaceAll("[\"\r\n]", ""), file);
            case 1 -> joined(new Mutations(random, List.of()).of(before, file), HEAD_END, file, tail);
            case 2 -> joined(before, HEAD_END, new Mutations(random, WORDS).of(file, file), tail);
            default -> joined(before, HEAD_END, changeFile(file, random), tail);
        };
    }

    private static byte[] changeFile(byte[] file, Random random) {
        Map<String, byte[]> entries = Zip.entries(file);
        if (entries.isEmpty()) {
            return new Mutations(random, WORDS).of(file, file);
        }
        var names = new ArrayList<>(entries.keySet());
        String name = names.get(random.nextInt(names.size()));
        byte[] other = entries.getOrDefault(names.get(random.nextInt(names.size())), file);
        if (random.nextInt(12) == 0) {
            entries.remove(name);
        } else if (random.nextInt(12) == 0) {
            entries.put(
                    new String(OddValues.text(random).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8), other);
        } else {
            entries.put(name, new Mutations(random, WORDS).of(entries.getOrDefault(name, file), other));
        }
        return Zip.archive(entries);
    }

    private static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; i <= in.length - what.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }
}
