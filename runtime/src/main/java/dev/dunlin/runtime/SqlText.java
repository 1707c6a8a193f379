package dev.dunlin.runtime;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The content of an SQL file: the same however a checkout writes line ends, and with or without a byte-order mark.
 *
 * @param text with lines ending in {@code \n}, without byte-order mark
 */
record SqlText(String text) {
    /**
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    static SqlText of(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        String withoutMark = text.startsWith("\ufeff") ? text.substring(1) : text;
        return new SqlText(withoutMark.replace("\r\n", "\n"));
    }

    /** SHA-256 of the text in UTF-8, in lower-case hexadecimal digits. */
    String checksum() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
