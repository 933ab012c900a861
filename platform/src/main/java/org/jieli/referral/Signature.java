package org.jieli.referral;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.jieli.shared.CommonFault;
import org.jieli.shared.Fault;
import org.jieli.shared.FieldFault;
import org.jspecify.annotations.Nullable;

/** A signature drawn on the screen, as it comes in: a PNG picture with at least one stroke. */
final class Signature {

    private static final String PREFIX = "data:image/png;base64,";
    private static final int LARGEST = 300_000;
    private static final int WIDEST = 4000;
    private static final int STROKE = 20;
    private static final int DARK = 160;

    private Signature() {}

    /** The picture; a fault of the field {@code signature} when there is none or nobody has drawn. */
    static byte[] png(@Nullable String dataUrl) {
        if (dataUrl == null || dataUrl.isBlank()) {
            throw fault("referral.signature-missing");
        }
        byte[] png = decode(dataUrl).orElseThrow(() -> fault("referral.signature-unreadable"));
        BufferedImage image = read(png).orElseThrow(() -> fault("referral.signature-unreadable"));
        if (!hasStroke(image)) {
            throw fault("referral.signature-missing");
        }
        return png;
    }

    private static Optional<byte[]> decode(String dataUrl) {
        if (dataUrl.length() > LARGEST) {
            return Optional.empty();
        }
        String base64 = dataUrl.startsWith(PREFIX) ? dataUrl.substring(PREFIX.length()) : dataUrl;
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(bytes -> AttachmentType.of(bytes)
                    .filter(type -> type == AttachmentType.PNG)
                    .isPresent());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The size stands in the first bytes (RFC 2083, 11.2.1); a huge one is not unpacked. */
    private static Optional<BufferedImage> read(byte[] png) {
        if (png.length < 24 || side(png, 16) > WIDEST || side(png, 20) > WIDEST) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(ImageIO.read(new ByteArrayInputStream(png)));
        } catch (IOException | RuntimeException broken) {
            return Optional.empty();
        }
    }

    private static int side(byte[] png, int at) {
        int side = java.nio.ByteBuffer.wrap(png, at, Integer.BYTES).getInt();
        return side < 0 ? Integer.MAX_VALUE : side;
    }

    private static boolean hasStroke(BufferedImage image) {
        int dark = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int pixel = image.getRGB(x, y);
                boolean visible = pixel >>> 24 > DARK;
                boolean darkEnough = (pixel >> 16 & 0xFF) < DARK || (pixel >> 8 & 0xFF) < DARK || (pixel & 0xFF) < DARK;
                if (visible && darkEnough && ++dark >= STROKE) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Fault fault(String code) {
        return new Fault(CommonFault.INVALID, List.of(FieldFault.of("signature", code)));
    }
}
