package io.bihuan.server.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Draws what a company hands in as proof: a classroom with a talk to drivers, or a wheel at the workshop. */
final class DemoPicture {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;

    private DemoPicture() {}

    /** A JPEG that says in its corner what and when it is. */
    static byte[] draw(boolean workshop, String caption, RandomGenerator random) {
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        if (workshop) {
            workshop(g, random);
        } else {
            classroom(g, random);
        }
        g.setColor(new Color(0, 0, 0, 140));
        g.fillRect(0, HEIGHT - 40, WIDTH, 40);
        g.setColor(Color.WHITE);
        g.setFont(new Font(Font.MONOSPACED, Font.BOLD, 20));
        g.drawString(caption, 16, HEIGHT - 13);
        g.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a picture to memory", e);
        }
    }

    private static void classroom(Graphics2D g, RandomGenerator random) {
        g.setPaint(new GradientPaint(0, 0, new Color(236, 230, 216), 0, HEIGHT, new Color(200, 192, 176)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(42, 84, 68));
        g.fillRoundRect(190, 50, 420, 190, 8, 8);
        g.setColor(new Color(226, 236, 228));
        g.setStroke(new BasicStroke(3));
        for (int line = 0; line < 4; line++) {
            g.drawLine(220, 90 + 36 * line, 340 + random.nextInt(220), 90 + 36 * line);
        }
        for (int row = 0; row < 3; row++) {
            for (int seat = 0; seat < 6; seat++) {
                int x = 70 + seat * 118 + row * 8;
                int y = 300 + row * 92;
                g.setColor(new Color(58, 74, 110 + random.nextInt(50)));
                g.fillRoundRect(x - 14, y + 34, 74, 70, 30, 30);
                g.setColor(new Color(34, 30, 30));
                g.fillOval(x, y, 46, 50);
            }
        }
    }

    private static void workshop(Graphics2D g, RandomGenerator random) {
        g.setPaint(new GradientPaint(0, 0, new Color(96, 100, 108), 0, HEIGHT, new Color(58, 60, 64)));
        g.fillRect(0, 0, WIDTH, HEIGHT);
        g.setColor(new Color(208, 210, 214));
        g.fillRect(0, 60, WIDTH, 180);
        g.setColor(new Color(30, 92, 150));
        g.fillRect(0, 170, WIDTH, 46);
        int x = 230 + random.nextInt(120);
        g.setColor(new Color(22, 22, 24));
        g.fillOval(x, 200, 330, 330);
        g.setColor(new Color(150, 152, 158));
        g.fillOval(x + 75, 275, 180, 180);
        g.setColor(new Color(70, 72, 76));
        for (int bolt = 0; bolt < 8; bolt++) {
            double angle = Math.PI / 4 * bolt;
            g.fillOval(x + 155 + (int) (60 * Math.cos(angle)), 355 + (int) (60 * Math.sin(angle)), 20, 20);
        }
        g.setColor(new Color(196, 60, 50));
        g.fillRect(x + 340, 420, 120, 90);
        g.setColor(new Color(60, 200, 110));
        g.fillRect(x + 352, 432, 96, 40);
    }
}
