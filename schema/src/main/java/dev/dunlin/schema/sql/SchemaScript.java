package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Differ;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A whole schema as one script that makes it in an empty database. */
public final class SchemaScript {
    private SchemaScript() {}

    /**
     * A migration that the script stands for.
     *
     * @param name the folder's name, on one line
     * @param checksum SHA-256 of its SQL with line ends folded, as 64 hexadecimal digits in lower case
     */
    public record Member(String name, String checksum) {
        private static final Pattern CHECKSUM = Pattern.compile("[0-9a-f]{64}");

        public Member {
            if (name.isEmpty() || !name.equals(name.strip()) || !Sql.isVisible(name)) {
                throw new IllegalArgumentException("not the name of a migration: " + Sql.comment(name));
            }
            if (!CHECKSUM.matcher(checksum).matches()) {
                throw new IllegalArgumentException("not a SHA-256 checksum: " + Sql.comment(checksum));
            }
        }
    }

    /**
     * The script: a line {@code -- dunlin:migration <name> <checksum>} for each migration, then the statements, each object
     * after those that it needs. The same arguments always give the same text; lines end in {@code \n}, the last one too.
     *
     * @param schema what the migrations lead to; tables that are not managed are left out
     * @param migrations in the order in which they are applied
     * @param home the PostgreSQL schema whose name comments leave out; null where none is stated
     * @throws IllegalArgumentException if a name, type or expression cannot be written as SQL
     */
    public static String of(Schema schema, List<Member> migrations, @Nullable String home) {
        Script script = new Script(home);
        List<String> head = new ArrayList<>();
        head.add(Sql.comment("The whole schema, as these migrations make it. Written by Dunlin; do not edit."));
        for (Member migration : migrations) {
            head.add(Sql.directive("migration " + migration.name() + " " + migration.checksum()));
        }
        script.add(head);
        Fold fold = Fold.from(Schema.EMPTY);
        for (Change change : Differ.diff(Schema.EMPTY, schema, Hints.NONE).changes()) {
            script.add(new Step(change, List.of()), Ddl.statements(change, fold, true));
            fold.apply(change);
        }
        return script.toString();
    }
}
