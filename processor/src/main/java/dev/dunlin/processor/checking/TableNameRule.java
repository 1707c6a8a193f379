package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules: one record declares a table, one enum a type, and no type has the name of a table, which is a type too. */
final class TableNameRule {
    private final Context context;

    TableNameRule(Context context) {
        this.context = context;
    }

    /** The tables without those whose name another one has. */
    List<DraftTable> distinctTables(List<DraftTable> tables) {
        Map<QualifiedName, DraftTable> byName = new HashMap<>();
        List<DraftTable> distinct = new ArrayList<>();
        for (DraftTable table : tables) {
            DraftTable first = byName.putIfAbsent(table.name, table);
            if (first == null) {
                distinct.add(table);
            } else {
                context.add(table.spot
                        .annotation("Table")
                        .value("value")
                        .problem(
                                Code.DUPLICATE_TABLE,
                                "\"%s\" is the table of two records".formatted(context.shown(table.name)))
                        .because("%s declares it already.".formatted(first.record.name()))
                        .fix("Give one of them another name: @Table(\"…\")"));
            }
        }
        return distinct;
    }

    /** The enum types without those whose name a table or another one has. */
    List<EnumCatalog.DraftEnum> distinctEnums(List<DraftTable> tables, EnumCatalog enums) {
        Map<QualifiedName, String> declared = new HashMap<>();
        tables.forEach(table -> declared.put(table.name, "the table of " + table.record.name()));
        List<EnumCatalog.DraftEnum> distinct = new ArrayList<>();
        for (EnumCatalog.DraftEnum type : enums.all()) {
            String first = declared.putIfAbsent(
                    type.name(), "the type of " + type.declaration().name());
            if (first == null) {
                distinct.add(type);
            } else {
                context.add(type.spot()
                        .annotation("EnumType")
                        .value("value")
                        .problem(
                                Code.DUPLICATE_TYPE,
                                "\"%s\" is the name of two types".formatted(context.shown(type.name())))
                        .because("It is %s already; the rows of a table have a type of its name, too.".formatted(first))
                        .fix("Give the enum another name: @EnumType(\"…\")"));
            }
        }
        return distinct;
    }
}
