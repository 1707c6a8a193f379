package dev.dunlin.runtime;

import dev.dunlin.runtime.script.Script;
import dev.dunlin.runtime.script.ScriptException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One migration's files. */
final class Migration {
    private final String name;
    private final String file;
    private final String sql;
    private final String checksum;
    private final boolean typed;
    private final @Nullable String down;
    private @Nullable Script script;

    /**
     * Makes one of texts as {@link #text} gives them.
     *
     * @param file where {@code migration.sql} stands, for people
     * @param typed whether the folder has typed changes, so that its SQL states whether it may run in a transaction
     */
    Migration(String name, String file, String sql, boolean typed, @Nullable String down) {
        this.name = name;
        this.file = file;
        this.sql = sql;
        this.checksum = checksum(sql);
        this.typed = typed;
        this.down = down;
    }

    /**
     * The text of an SQL file: the same however a checkout writes line ends, and with or without a byte-order mark.
     *
     * @return lines ending in {@code \n}
     * @throws CharacterCodingException if the bytes are not UTF-8
     */
    static String text(byte[] utf8) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(utf8))
                .toString();
        return (text.startsWith("\ufeff") ? text.substring(1) : text).replace("\r\n", "\n");
    }

    /** SHA-256 of a text in UTF-8, in lower-case hexadecimal digits. */
    static String checksum(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * The one of that name.
     *
     * @throws DunlinException if there is none
     */
    static Migration find(Dunlin settings, List<Migration> migrations, String name) {
        for (Migration migration : migrations) {
            if (migration.name.equals(name)) {
                return migration;
            }
        }
        throw new DunlinException(
                DunlinException.UNKNOWN_MIGRATION,
                "\"%s\" is no migration of history \"%s\" in %s. Its migrations are: %s."
                        .formatted(name, settings.historyName, settings.locations(), Texts.join(migrations)));
    }

    String name() {
        return name;
    }

    String file() {
        return file;
    }

    boolean isTyped() {
        return typed;
    }

    String checksum() {
        return checksum;
    }

    /** The text of {@code down.sql}, if there is one. */
    @Nullable
    String down() {
        return down;
    }

    boolean hasSameContentAs(Migration other) {
        return sql.equals(other.sql) && Objects.equals(down, other.down);
    }

    /**
     * What to run.
     *
     * @throws MigrationFileException if the text is not SQL that can run as a migration
     */
    Script script() {
        if (script == null) {
            try {
                script = Script.read(sql, typed);
            } catch (ScriptException e) {
                throw new MigrationFileException(file, e);
            }
        }
        return script;
    }

    @Override
    public String toString() {
        return name;
    }
}
