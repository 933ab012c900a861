package org.jieli.shared;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.engines.SM4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Seals identity numbers and phones at rest (SM4-GCM) and gives the keyed hash by which they are found (HMAC-SM3), as
 * GB/T 39786-2021 asks (GB/T 32905, GB/T 32907).
 */
public final class PersonalDataSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 16;

    private final byte[] cipherKey;
    private final byte[] hashKey;
    private final SecureRandom random = new SecureRandom();

    /** @param secret at least 32 bytes: the first 16 encrypt, the rest keys the hash */
    public PersonalDataSeal(byte[] secret) {
        if (secret.length < 2 * KEY_BYTES) {
            throw new IllegalArgumentException("The secret needs at least 32 bytes, it has " + secret.length);
        }
        this.cipherKey = java.util.Arrays.copyOfRange(secret, 0, KEY_BYTES);
        this.hashKey = java.util.Arrays.copyOfRange(secret, KEY_BYTES, secret.length);
    }

    /** Nonce and ciphertext; the same text seals differently each time. */
    public byte[] seal(String text) {
        return seal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes, e.g. an attachment. */
    public byte[] seal(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = apply(true, nonce, plain);
        return ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /** The text; {@link IllegalStateException} when the bytes were changed or sealed with another key. */
    public String open(byte[] sealed) {
        return new String(openBytes(sealed), StandardCharsets.UTF_8);
    }

    /** The bytes; {@link IllegalStateException} when they were changed or sealed with another key. */
    public byte[] openBytes(byte[] sealed) {
        ByteBuffer buffer = ByteBuffer.wrap(sealed);
        byte[] nonce = new byte[NONCE_BYTES];
        buffer.get(nonce);
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return apply(false, nonce, rest);
    }

    /** 32 bytes that are the same for the same text, and tell nothing without the key. */
    public byte[] hash(String text) {
        HMac mac = new HMac(new SM3Digest());
        mac.init(new KeyParameter(hashKey));
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        mac.update(bytes, 0, bytes.length);
        byte[] out = new byte[mac.getMacSize()];
        mac.doFinal(out, 0);
        return out;
    }

    private byte[] apply(boolean encrypt, byte[] nonce, byte[] input) {
        var cipher = GCMBlockCipher.newInstance(new SM4Engine());
        cipher.init(encrypt, new AEADParameters(new KeyParameter(cipherKey), TAG_BITS, nonce));
        byte[] out = new byte[cipher.getOutputSize(input.length)];
        int length = cipher.processBytes(input, 0, input.length, out, 0);
        try {
            cipher.doFinal(out, length);
        } catch (InvalidCipherTextException e) {
            throw new IllegalStateException(
                    "Sealed data cannot be opened: it was changed, or the key is another one", e);
        }
        return out;
    }
}
