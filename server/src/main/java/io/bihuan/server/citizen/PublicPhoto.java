package io.bihuan.server.citizen;

import io.bihuan.server.http.Problem;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;

/**
 * Paints a picture anew for the public: at most 1,280 pixels a side, as JPEG, upright, and without anything a camera writes
 * beside the picture, such as the place. What is no picture, or one of enormous size, is refused before it is unpacked.
 */
final class PublicPhoto {

    private static final int LARGEST_SIDE = 1280;
    private static final long MOST_PIXELS = 40_000_000L;
    private static final float QUALITY = 0.82f;

    private PublicPhoto() {}

    /**
     * Paints it anew.
     *
     * @throws Problem 422 {@code citizen-photo} when it is no JPEG or PNG, or broken, or too large
     */
    static byte[] repaint(byte[] original) {
        try {
            BufferedImage image = read(original);
            int orientation = ExifOrientation.of(original);
            return write(upright(image, orientation));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw Problem.invalid("citizen-photo");
        }
    }

    private static BufferedImage read(byte[] original) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(original))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("No picture");
            }
            ImageReader reader = readers.next();
            try {
                String format = reader.getFormatName();
                if (!format.equalsIgnoreCase("JPEG") && !format.equalsIgnoreCase("png")) {
                    throw new IOException("Neither JPEG nor PNG");
                }
                reader.setInput(in, true, true);
                if ((long) reader.getWidth(0) * reader.getHeight(0) > MOST_PIXELS) {
                    throw new IOException("Too many pixels");
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        }
    }

    /** Scaled, and turned as the camera was held: 3 upside down, 6 to the right, 8 to the left. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        boolean turned = orientation == 6 || orientation == 8;
        double scale = Math.min(1.0, (double) LARGEST_SIDE / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(image.getHeight() * scale));
        var painted = new BufferedImage(turned ? height : width, turned ? width : height, BufferedImage.TYPE_INT_RGB);
        Graphics2D brush = painted.createGraphics();
        try {
            brush.setColor(Color.WHITE);
            brush.fillRect(0, 0, painted.getWidth(), painted.getHeight());
            brush.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            var turn = new AffineTransform();
            turn.translate(painted.getWidth() / 2.0, painted.getHeight() / 2.0);
            turn.rotate(Math.toRadians(orientation == 3 ? 180 : orientation == 6 ? 90 : orientation == 8 ? -90 : 0));
            turn.translate(-width / 2.0, -height / 2.0);
            brush.transform(turn);
            brush.drawImage(image, 0, 0, width, height, null);
        } finally {
            brush.dispose();
        }
        return painted;
    }

    private static byte[] write(BufferedImage image) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
