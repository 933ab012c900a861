package org.jieli.identity;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import javax.imageio.ImageIO;

/** Draws digits as bent strokes. It brings its own strokes, because a server need not have any font. */
final class CaptchaPicture {

    static final int WIDTH = 180;
    static final int HEIGHT = 56;
    private static final int LINES = 6;
    private static final Color INK = new Color(0x0b, 0x4a, 0x4a);

    /** Polylines in a box of width 1 and height 2. */
    private static final Map<Character, double[]> STROKES = Map.of(
            '2', new double[] {0, .4, .3, 0, .8, 0, 1, .4, 1, .7, 0, 2, 1, 2},
            '3', new double[] {0, .2, .4, 0, .8, 0, 1, .4, .8, .9, .4, 1, .8, 1.1, 1, 1.6, .7, 2, .3, 2, 0, 1.8},
            '4', new double[] {.8, 2, .8, 0, 0, 1.4, 1, 1.4},
            '5', new double[] {1, 0, .1, 0, 0, .9, .6, .8, 1, 1.2, 1, 1.6, .6, 2, 0, 1.9},
            '6', new double[] {.9, .1, .4, .3, 0, 1.2, .2, 1.9, .7, 2, 1, 1.6, .8, 1.1, .3, 1, 0, 1.4},
            '8',
                    new double[] {
                        .5, .95, .1, .6, .2, .1, .5, 0, .8, .1, .9, .6, .5, .95, 0, 1.4, .1, 1.9, .5, 2, .9, 1.9, 1,
                        1.4, .5, .95
                    },
            '9', new double[] {1, .6, .7, 1, .2, .9, 0, .5, .3, 0, .8, 0, 1, .6, .8, 1.5, .3, 2});

    private CaptchaPicture() {}

    /** A PNG of {@link #WIDTH} by {@link #HEIGHT}. */
    static byte[] of(String digits) {
        RandomGenerator random = RandomGenerator.getDefault();
        BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(INK);
        double place = (WIDTH - 20.0) / digits.length();
        for (int i = 0; i < digits.length(); i++) {
            graphics.setStroke(new BasicStroke(
                    (float) random.nextDouble(2.6, 3.8), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(bent(digits.charAt(i), 12 + i * place, random));
        }
        graphics.setStroke(new BasicStroke(1.3f));
        for (int i = 0; i < LINES; i++) {
            graphics.draw(new Line2D.Double(
                    random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(WIDTH), random.nextInt(HEIGHT)));
        }
        graphics.dispose();
        return png(image);
    }

    private static Path2D bent(char digit, double left, RandomGenerator random) {
        double[] points = Objects.requireNonNull(STROKES.get(digit));
        Path2D path = new Path2D.Double();
        for (int i = 0; i < points.length; i += 2) {
            double x = points[i] + random.nextDouble(-.06, .06);
            double y = points[i + 1] + random.nextDouble(-.06, .06);
            if (i == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        AffineTransform place =
                AffineTransform.getTranslateInstance(left + random.nextDouble(4), random.nextDouble(6, 14));
        place.rotate(random.nextDouble(-.25, .25));
        place.shear(random.nextDouble(-.25, .25), 0);
        place.scale(random.nextDouble(16, 20), random.nextDouble(15, 18));
        path.transform(place);
        return path;
    }

    private static byte[] png(BufferedImage image) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
