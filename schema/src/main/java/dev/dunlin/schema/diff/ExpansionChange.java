package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.QualifiedName;
import org.jspecify.annotations.Nullable;

/** The steps of a change that is made in two migrations, between which old and new stand side by side. */
public sealed interface ExpansionChange extends Change {
    /**
     * What is changed stands beside what was there, and the database keeps both in step; the schema is as declared from now
     * on.
     */
    record Expand(Expansion expansion) implements ExpansionChange {
        @Override
        public Subject subject() {
            return expansion.kind().isOfColumn()
                    ? Subject.column(expansion.from().name(), expansion.old().name())
                    : Subject.table(expansion.from().name());
        }
    }

    /** Rows that exist get the value of a new column that stands beside the old one, and it gets its constraints and indexes. */
    record FillExpansion(QualifiedName table, String column) implements ExpansionChange {
        @Override
        public Subject subject() {
            return Subject.column(table, column);
        }
    }

    /**
     * What was there before an expansion goes.
     *
     * @param column as it is declared; null if the whole table was expanded
     */
    record Contract(QualifiedName table, @Nullable String column) implements ExpansionChange {
        @Override
        public Subject subject() {
            return column == null ? Subject.table(table) : Subject.column(table, column);
        }
    }

    /**
     * The way back from a step of an expansion.
     *
     * @param step one that expands, fills or contracts
     * @param expansion the one that the step was of
     */
    record Revert(Change step, Expansion expansion) implements ExpansionChange {
        public Revert {
            if (!(step instanceof Expand || step instanceof FillExpansion || step instanceof Contract)) {
                throw new IllegalArgumentException(step + " is no step of an expansion");
            }
        }

        @Override
        public Subject subject() {
            return Subject.of(expansion);
        }
    }
}
