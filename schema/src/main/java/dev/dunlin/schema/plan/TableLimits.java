package dev.dunlin.schema.plan;

import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Expansion;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.ArrayList;
import java.util.List;

/** What keeps a table from being expanded. */
final class TableLimits {
    /** Since then a view can be used with the rights of whoever uses it. */
    private static final int SECURITY_INVOKER_SINCE = 15;

    private static final String ACCEPT = "Accept the hazard, in a maintenance window where it has to be.";

    private final Schema schema;
    private final Subject subject;
    private final int postgres;
    private final List<Refusal> refusals = new ArrayList<>();

    TableLimits(Schema schema, Subject subject, int postgres) {
        this.schema = schema;
        this.subject = subject;
        this.postgres = postgres;
    }

    List<Refusal> of(Table table) {
        if (!table.managed()) {
            refuse("The table is not managed.", ACCEPT);
        }
        boolean hasHeirs = schema.referrers(table.name()).stream()
                .anyMatch(other -> other.options().inherits().contains(table.name()));
        if (hasHeirs || !table.options().inherits().isEmpty()) {
            refuse("The table inherits another one, or is inherited.", ACCEPT);
        }
        for (Expansion open : schema.expansions()) {
            if (open.table().equals(table.name())) {
                refusals.add(Refusal.open(Subject.of(open), "The table it belongs to is to be expanded."));
            }
        }
        return refusals;
    }

    List<Refusal> ofRenamed(Table table) {
        if (table.rowSecurity().mode().enabled() && postgres < SECURITY_INVOKER_SINCE) {
            refuse(
                    "The table has row security, and before PostgreSQL %d a view under its old name would show all rows."
                            .formatted(SECURITY_INVOKER_SINCE),
                    "Say with @Schema(postgres = %d) that no older server is used, or accept the hazard."
                            .formatted(SECURITY_INVOKER_SINCE));
        }
        return of(table);
    }

    private void refuse(String reason, String remedy) {
        refusals.add(Refusal.cannot(subject, reason, remedy));
    }
}
