package dev.dunlin.schema.history;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of SQL text. A byte order mark and Windows line ends, which tools add on their own, make no difference. */
public final class Checksum {
    private Checksum() {}

    /** SHA-256 of the text in UTF-8, 64 hexadecimal digits in lower case. */
    public static String of(String sql) {
        try {
            byte[] bytes = folded(sql).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java platform has SHA-256", e);
        }
    }

    /** The checksum of two texts that belong together. */
    static String of(String first, String second) {
        return of(of(first) + of(second));
    }

    static String folded(String sql) {
        return (sql.startsWith("\ufeff") ? sql.substring(1) : sql).replace("\r\n", "\n");
    }
}
