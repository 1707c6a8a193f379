package dev.dunlin.processor.checking;

import dev.dunlin.processor.checking.EnumCatalog.DraftEnum;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rules: no domain or composite type has the name of another type or of a table, and no sequence that of a table. */
final class ObjectNameRule {
    private final Context context;
    private final Map<QualifiedName, String> types = new HashMap<>();
    private final Map<QualifiedName, String> relations = new HashMap<>();

    ObjectNameRule(Context context, List<DraftTable> tables, List<DraftEnum> enums) {
        this.context = context;
        tables.forEach(table -> types.put(table.name, "the table of " + table.record.name()));
        relations.putAll(types);
        enums.forEach(type ->
                types.put(type.name(), "the type of " + type.declaration().name()));
    }

    /** The types without those whose name something else has. */
    List<DraftType> distinctTypes(Collection<DraftType> drafts) {
        List<DraftType> distinct = new ArrayList<>();
        for (DraftType draft : drafts) {
            QualifiedName name = draft.object().name();
            String first =
                    types.putIfAbsent(name, "the type of " + draft.record().name());
            if (first == null) {
                distinct.add(draft);
                if (draft.object() instanceof CompositeType) {
                    relations.put(
                            name, "the composite type of " + draft.record().name());
                }
            } else {
                context.add(draft.spot()
                        .value("value")
                        .problem(Code.DUPLICATE_TYPE, "\"%s\" is the name of two types".formatted(context.shown(name)))
                        .because("It is %s already; the rows of a table have a type of its name, too.".formatted(first))
                        .fix("Give one of them another name."));
            }
        }
        return distinct;
    }

    /** The sequences without those whose name something else has. */
    List<DraftSequence> distinctSequences(List<DraftSequence> drafts) {
        List<DraftSequence> distinct = new ArrayList<>();
        for (DraftSequence draft : drafts) {
            QualifiedName name = draft.value().name();
            String first = relations.putIfAbsent(
                    name, "the sequence at " + draft.spot().where());
            if (first == null) {
                distinct.add(draft);
            } else {
                context.add(draft.spot()
                        .value("value")
                        .problem(Code.DUPLICATE_RELATION_NAME, "\"%s\" is taken".formatted(context.shown(name)))
                        .because("It is the name of %s.".formatted(first))
                        .fix("Give one of the two another name."));
            }
        }
        return distinct;
    }
}
