package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Component;
import java.util.List;

/** What a component becomes in a table: a column, or the columns of an embedded record. */
sealed interface Member permits DraftColumn, Group {
    /** The component; for the table itself, which no component declares, one without annotations. */
    Component component();

    /** The component's path from the table's record, {@code audit.createdAt}. */
    String javaName();

    Spot spot();

    /** The columns in the order of declaration. */
    List<DraftColumn> columns();
}
