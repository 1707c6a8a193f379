package dev.dunlin.cli.compare;

import dev.dunlin.cli.catalog.CatalogScope;
import dev.dunlin.schema.model.Schema;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Compares a live database with a wanted schema by what PostgreSQL makes of expressions, not by their texts. Where texts differ,
 * and only there, what is wanted is made in a scratch schema of a transaction that is rolled back, and read as the database itself
 * is. Real tables are never locked beyond {@code ACCESS SHARE}, and only those that a view reads.
 */
public final class LiveComparison {
    private final CatalogScope scope;

    /**
     * A comparison with a part of a database.
     *
     * @param scope the one with which the database was read
     */
    public LiveComparison(CatalogScope scope) {
        this.scope = scope;
    }

    /**
     * The live schema in the words of the wanted one. What the engine finds between both is a difference of the structure.
     *
     * @param connection leads to the database, or to another one of the same server version that has the same structure
     * @param live as a reader of the same scope has read it
     * @throws NoScratchException if expressions differ, and the user may not create a PostgreSQL schema
     * @throws SQLException if the database cannot be asked
     */
    public Schema inWordsOf(Schema wanted, Schema live, Connection connection) throws SQLException {
        Schema grouped = ObjectFiles.regrouped(live, wanted, scope.home());
        Schema named = Rewording.of(grouped, wanted, Answers.NONE, Answers.NONE);
        Schema questions = Questions.ofWanted(named, wanted);
        if (isEmpty(questions)) {
            return named;
        }
        Answers first = Scratch.ask(connection, scope, questions, wanted);
        Schema reworded = Rewording.of(grouped, wanted, first, Answers.NONE);
        Schema open = Questions.ofLive(reworded, wanted);
        if (isEmpty(open)) {
            return reworded;
        }
        return Rewording.of(grouped, wanted, first, Scratch.ask(connection, scope, open, wanted));
    }

    private static boolean isEmpty(Schema schema) {
        return schema.tables().isEmpty() && schema.objects().isEmpty();
    }
}
