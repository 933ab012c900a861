package org.jieli.referral;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** Draws what people draw: a signature, or nothing. */
final class Pictures {

    private Pictures() {}

    static String signature() {
        return dataUrl(png(true));
    }

    static String blank() {
        return dataUrl(png(false));
    }

    static byte[] png(boolean signed) {
        BufferedImage image = new BufferedImage(300, 120, BufferedImage.TYPE_INT_ARGB);
        if (signed) {
            Graphics2D pen = image.createGraphics();
            pen.setColor(Color.BLACK);
            pen.setStroke(new BasicStroke(3));
            pen.drawLine(20, 60, 280, 40);
            pen.dispose();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String dataUrl(byte[] png) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }
}
