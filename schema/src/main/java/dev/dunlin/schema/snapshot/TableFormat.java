package dev.dunlin.schema.snapshot;

import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;

/** Tables with all that belongs to them. */
public final class TableFormat {
    private TableFormat() {}

    public static void write(JsonOutput out, Table table) {
        out.field("name", NameFormat.write(table.name()))
                .optional("java", table.javaType())
                .flag("managed", table.managed(), true);
        writeOptions(out, table.options());
        out.list("columns", table.columns(), ColumnFormat::write)
                .list("constraints", table.constraints(), ConstraintFormat::write)
                .list("indexes", table.indexes(), IndexFormat::write);
        RowSecurityFormat.write(out, table.rowSecurity());
        Partitioning partitioning = table.partitioning();
        if (partitioning != null) {
            out.object("partitioned", object -> PartitionFormat.write(object, partitioning));
        }
    }

    public static Table read(JsonObject in) {
        return new Table(
                in.parsed("name", NameFormat::read),
                in.optionalString("java"),
                in.flag("managed", true),
                in.list("columns", ColumnFormat::read),
                in.list("constraints", ConstraintFormat::read),
                in.list("indexes", IndexFormat::read),
                readOptions(in),
                RowSecurityFormat.read(in),
                in.optionalObject("partitioned", PartitionFormat::read));
    }

    public static void writeOptions(JsonOutput out, TableOptions options) {
        out.optional("comment", options.comment())
                .flag("unlogged", options.unlogged())
                .stringMap("storage", options.storage())
                .optional("tablespace", options.tablespace())
                .strings(
                        "inherits",
                        options.inherits().stream().map(NameFormat::write).toList());
    }

    public static TableOptions readOptions(JsonObject in) {
        return new TableOptions(
                in.optionalString("comment"),
                in.flag("unlogged"),
                in.stringMap("storage"),
                in.optionalString("tablespace"),
                in.strings("inherits").stream().map(NameFormat::read).toList());
    }
}
