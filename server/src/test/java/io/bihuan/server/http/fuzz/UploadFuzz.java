package io.bihuan.server.http.fuzz;

import io.bihuan.server.scope.SecretThings;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/** Every file that is taken: evidence and photos, workbooks of cases, registers and conditions, templates of forms. */
public final class UploadFuzz extends RequestFuzz {

    private static final List<String> TEMPLATES = List.of(
            "/api/case-imports/template?type=vehicle-safety",
            "/api/registers/equipment/template",
            "/api/filing-conditions/sheet?type=city-case",
            "/api/forms/notice/template");

    /** Every place that takes a file, with every kind of file. */
    public static List<byte[]> seeds() {
        var seeds = new ArrayList<byte[]>();
        for (FuzzRequest upload : FuzzedServer.one().uploads()) {
            for (byte[] file : files()) {
                seeds.add(upload.withBody(UploadChanges.form("a.bin", file)).write());
            }
            seeds.add(upload.withBody("--fuzz--".getBytes(StandardCharsets.US_ASCII))
                    .write());
        }
        return seeds;
    }

    private static List<byte[]> files() {
        var files = new ArrayList<byte[]>();
        files.add(SecretThings.PICTURE);
        files.add(picture("png"));
        files.add(picture("jpg"));
        files.add("%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII));
        files.add("<svg onload=alert(1)>".getBytes(StandardCharsets.US_ASCII));
        TEMPLATES.forEach(path -> files.add(FuzzedServer.one().download(path)));
        return files;
    }

    private static byte[] picture(String format) {
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    @Override
    String contentType(FuzzRequest request) {
        return "multipart/form-data; boundary=fuzz";
    }

    @Override
    FuzzRequest changeBody(FuzzRequest request, Random random) {
        return request.withBody(UploadChanges.change(request.body(), random));
    }
}
