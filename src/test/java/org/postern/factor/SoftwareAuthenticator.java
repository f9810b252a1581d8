package org.postern.factor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** A passkey of localhost, made and used as an authenticator and a browser would, or not quite. */
public class SoftwareAuthenticator {

    public static final String ORIGIN = "http://localhost";

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int HOLDS_KEY = 0x40;

    private final byte[] id = new byte[16];
    private final KeyPair keys;
    private int count;

    public SoftwareAuthenticator() {
        new SecureRandom().nextBytes(id);
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            keys = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The fields that a browser posts for a new passkey. */
    public Map<String, String> makes(String challenge, String origin, boolean verified) {
        var data = bytes(data(verified, HOLDS_KEY), hex("00".repeat(16) + "0010"), id, key());
        var length = ByteBuffer.allocate(2).putShort((short) data.length).array();
        var attestation =
                bytes(
                        hex("a3" + "63" + hexOf("fmt") + "64" + hexOf("none")),
                        hex("67" + hexOf("attStmt") + "a0" + "68" + hexOf("authData") + "59"),
                        length,
                        data);
        var fields = new HashMap<String, String>();
        fields.put("challenge", challenge);
        fields.put("clientData", text(clientData("webauthn.create", challenge, origin)));
        fields.put("attestation", text(attestation));
        return fields;
    }

    /** The fields that a browser posts to sign in. */
    public Map<String, String> signs(String challenge, String origin, boolean verified) {
        count++;
        return signsAgain(challenge, origin, verified);
    }

    /** The same without counting: what a copy of the passkey would do. */
    Map<String, String> signsAgain(String challenge, String origin, boolean verified) {
        var data = data(verified, 0);
        var clientData = clientData("webauthn.get", challenge, origin);
        var fields = new HashMap<String, String>();
        fields.put("challenge", challenge);
        fields.put("clientData", text(clientData));
        fields.put("credential", text(id));
        fields.put("authenticator", text(data));
        fields.put("signature", text(signature(bytes(data, hash(clientData)))));
        return fields;
    }

    private byte[] data(boolean verified, int more) {
        var flags = (byte) (PRESENT | (verified ? VERIFIED : 0) | more);
        var counter = ByteBuffer.allocate(4).putInt(count).array();
        return bytes(hash("localhost".getBytes(UTF_8)), new byte[] {flags}, counter);
    }

    // COSE: kty EC2, alg ES256, crv P-256, x, y.
    private byte[] key() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return bytes(
                hex("a5010203262001215820"),
                coordinate(point.getAffineX()),
                hex("225820"),
                coordinate(point.getAffineY()));
    }

    private static byte[] coordinate(BigInteger number) {
        var text = "0".repeat(64) + number.toString(16);
        return hex(text.substring(text.length() - 64));
    }

    private byte[] signature(byte[] signed) {
        try {
            var signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(keys.getPrivate());
            signature.update(signed);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] clientData(String type, String challenge, String origin) {
        return "{\"type\":\"%s\",\"challenge\":\"%s\",\"origin\":\"%s\",\"crossOrigin\":false}"
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    private static byte[] hash(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    private static String hexOf(String text) {
        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
