package io.bihuan.simulator.terminal;

import io.bihuan.codec.jt808.T0200LocationReport;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javax.imageio.ImageIO;

/** What a camera sees, drawn: the road ahead, the driver or the seats, with time, speed and plate across it. */
final class Picture {
    private static final int[][] SIZES = {{320, 240}, {640, 480}, {800, 600}, {1024, 768}};

    private Picture() {}

    static byte[] draw(Box box, int channel, int resolution, T0200LocationReport report, long number) {
        int[] size = SIZES[Math.clamp(resolution - 1, 0, SIZES.length - 1)];
        BufferedImage image = new BufferedImage(size[0], size[1], BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.scale(size[0] / 320.0, size[1] / 240.0);
        switch (box.cameras() > 1 ? channel : 3) {
            case 1 -> driver(g, number);
            case 2 -> seats(g, number);
            default -> road(g, number);
        }
        caption(g, box, channel, report);
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture to memory", e);
        }
    }

    private static void road(Graphics2D g, long number) {
        g.setPaint(new GradientPaint(0, 0, new Color(120, 168, 214), 0, 120, new Color(214, 228, 238)));
        g.fillRect(0, 0, 320, 120);
        g.setColor(new Color(96, 120, 84));
        g.fillRect(0, 112, 320, 128);
        g.setColor(new Color(78, 80, 84));
        g.fillPolygon(new Polygon(new int[] {148, 172, 330, -10}, new int[] {112, 112, 240, 240}, 4));
        g.setColor(new Color(236, 236, 226));
        g.setStroke(new BasicStroke(3));
        for (int i = 0; i < 5; i++) {
            int y = 122 + i * i * 6;
            g.drawLine(160, y, 160, y + 5 + 3 * i);
        }
        int x = 140 + (int) (number * 17 % 60);
        g.setColor(new Color(150, 42, 40));
        g.fillRoundRect(x, 122, 34, 24, 6, 6);
        g.setColor(new Color(30, 34, 40));
        g.fillRect(x + 4, 126, 26, 8);
    }

    private static void driver(Graphics2D g, long number) {
        g.setColor(new Color(52, 56, 64));
        g.fillRect(0, 0, 320, 240);
        g.setColor(new Color(150, 182, 206));
        g.fillRect(190, 18, 120, 90);
        g.setColor(new Color(34, 52, 92));
        g.fillRoundRect(78, 134, 150, 130, 60, 60);
        g.setColor(new Color(214, 176, 144));
        int tilt = (int) (number * 7 % 9);
        g.fillOval(118 + tilt, 50, 68, 86);
        g.setColor(new Color(28, 26, 26));
        g.fillArc(116 + tilt, 44, 72, 70, 0, 180);
        g.setColor(new Color(22, 22, 24));
        g.setStroke(new BasicStroke(9));
        g.drawArc(70, 176, 180, 110, 20, 140);
    }

    private static void seats(Graphics2D g, long number) {
        g.setColor(new Color(72, 70, 74));
        g.fillRect(0, 0, 320, 240);
        for (int row = 0; row < 4; row++) {
            for (int seat = 0; seat < 4; seat++) {
                int x = 34 + seat * 64 + (seat > 1 ? 12 : 0);
                int y = 30 + row * 48;
                g.setColor(new Color(46, 78, 128));
                g.fillRoundRect(x, y, 42, 40, 10, 10);
                if ((number * 31 + row * 4 + seat) % 3 != 0) {
                    g.setColor(new Color(206, 170, 140));
                    g.fillOval(x + 11, y - 10, 20, 24);
                }
            }
        }
    }

    private static void caption(Graphics2D g, Box box, int channel, T0200LocationReport report) {
        g.setColor(new Color(0, 0, 0, 150));
        g.fillRect(0, 220, 320, 20);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.MONOSPACED, Font.PLAIN, 11));
        String plate = box.plate().substring(1);
        g.drawString(
                String.format(
                        Locale.ROOT,
                        "%s CH%d %s %3.0fkm/h",
                        plate,
                        channel,
                        report.time().digits(),
                        report.speedKmh()),
                6,
                234);
    }
}
