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

/** One migration's files, or the way back from one, or a whole schema that stands for all migrations. */
final class Migration {
    private final String name;
    private final String file;
    private final String sql;
    private final String checksum;
    private final boolean typed;
    private final boolean reverse;
    private final List<Migration> members;
    private final @Nullable String down;
    private @Nullable Script script;

    private Migration(
            String name,
            String file,
            String sql,
            boolean typed,
            boolean reverse,
            List<Migration> members,
            @Nullable String down) {
        this.name = name;
        this.file = file;
        this.sql = sql;
        this.checksum = checksum(sql);
        this.typed = typed;
        this.reverse = reverse;
        this.members = members;
        this.down = down;
    }

    /**
     * Makes one of texts as {@link #text} gives them.
     *
     * @param file where {@code migration.sql} stands, for people
     * @param changes the folder's typed changes, so that its SQL states whether it may run in a transaction; null if a
     *     person or another tool wrote it
     */
    static Migration of(String name, String file, String sql, @Nullable String changes, @Nullable String down) {
        boolean reversible = isReverse(checksum(sql), changes, down);
        return new Migration(name, file, sql, changes != null, false, List.of(), reversible ? down : null);
    }

    /** What leads back from a migration: the down SQL that was stored when it was applied. */
    static Migration reverse(String name, String down) {
        return new Migration(name, "down_sql of " + name, down, false, true, List.of(), null);
    }

    /**
     * A script that makes in an empty database what the migrations make; until they are, its progress is noted as that of the
     * first one.
     *
     * @return null if it does not state that it stands for exactly these, by lines with their names and checksums
     */
    static @Nullable Migration ofSchema(String file, String sql, List<Migration> members) {
        String directive = "-- dunlin:migration ";
        StringBuilder stated = new StringBuilder("\n");
        for (Migration member : members) {
            stated.append(directive)
                    .append(member.name)
                    .append(' ')
                    .append(member.checksum)
                    .append('\n');
        }
        return members.isEmpty() || sql.split(directive, -1).length != members.size() + 1 || !sql.contains(stated)
                ? null
                : new Migration(members.get(0).name, file, sql, true, false, members, null);
    }

    /**
     * Whether the down SQL can be trusted. Where the typed changes do not hold the checksum of the SQL, that was edited after
     * it was generated, and they must hold the checksum of both as they are now, by which a person confirms them.
     */
    private static boolean isReverse(String checksum, @Nullable String changes, @Nullable String down) {
        return down != null
                && (changes == null
                        || changes.contains(checksum)
                        || changes.contains(checksum(checksum + checksum(down))));
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
                Code.UNKNOWN_MIGRATION,
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

    /** Whether it is a script that stands for all migrations. */
    boolean isSchema() {
        return !members.isEmpty();
    }

    /** What it is, for people, to stand within a sentence. */
    String description() {
        return isSchema() ? "the whole schema" : (reverse ? "the rollback of migration " : "migration ") + name;
    }

    /** What it stands for, if it is a whole schema. */
    List<Migration> members() {
        return members;
    }

    /** Whether it is the way back from the migration of that name. */
    boolean isReverse() {
        return reverse;
    }

    String checksum() {
        return checksum;
    }

    /** The text of {@code down.sql}, if there is one that fits the SQL. */
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
                script = isSchema()
                        ? Script.inParts(sql.replace("-- dunlin:migration ", "-- "))
                        : Script.read(sql, typed);
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
