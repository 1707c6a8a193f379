package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.SchemaObject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The domains and composite types of a history: those that its columns use, and those of its own packages. */
final class TypeCatalog {
    static final String DOMAIN = "Domain";
    static final String COMPOSITE = "Composite";

    private final Context context;
    private final EnumCatalog enums;
    private final SortedMap<TypeName, DraftType> types = new TreeMap<>();
    private final Map<TypeName, QualifiedName> names = new HashMap<>();
    private final Set<TypeName> open = new HashSet<>();

    TypeCatalog(Context context, EnumCatalog enums) {
        this.context = context;
        this.enums = enums;
    }

    /** The type of a column of this record; empty if the record is neither domain nor composite type. */
    Optional<ColumnType> use(Declaration declaration) {
        if (!(declaration instanceof Declaration.RecordType record) || !isType(record)) {
            return Optional.empty();
        }
        TypeName java = record.name();
        if (!names.containsKey(java)) {
            names.put(java, name(record));
            open.add(java);
            types.put(java, read(record));
            open.remove(java);
        } else if (open.contains(java)) {
            context.add(Spot.of(Location.of(java))
                    .problem(Code.EMBEDDED_CYCLE, "\"%s\" contains itself".formatted(java.nested()))
                    .because("PostgreSQL makes no type of itself.")
                    .fix("Refer to another row by its key instead."));
        }
        return Optional.of(new ColumnType.Defined(nameOf(java)));
    }

    /** The domain or composite type of this name, if it is in use. */
    Optional<SchemaObject> find(QualifiedName name) {
        return types.values().stream()
                .map(DraftType::object)
                .filter(object -> object.name().equals(name))
                .findFirst();
    }

    /** All of them, sorted by their Java names. */
    Collection<DraftType> all() {
        return types.values();
    }

    private QualifiedName nameOf(TypeName java) {
        return Objects.requireNonNull(names.get(java));
    }

    private static boolean isType(Declaration.RecordType record) {
        return !record.isAnnotated("Table") && (record.isAnnotated(DOMAIN) || record.isAnnotated(COMPOSITE));
    }

    private DraftType read(Declaration.RecordType record) {
        Spot spot = Spot.of(Location.of(record.name()), context.shown(nameOf(record.name())));
        checkShape(record, spot);
        return record.isAnnotated(DOMAIN)
                ? new DomainReader(context, enums).read(record, nameOf(record.name()), spot)
                : new CompositeReader(context, enums).read(record, nameOf(record.name()), spot);
    }

    /** Says of a record that it is more than one thing; a table that is a type, too, counts as a table. */
    void checkKinds(Declaration declaration) {
        if (declaration instanceof Declaration.RecordType record) {
            checkKinds(record);
        }
    }

    private void checkKinds(Declaration.RecordType record) {
        List<String> kinds = List.of("Table", DOMAIN, COMPOSITE).stream()
                .filter(record::isAnnotated)
                .toList();
        if (kinds.size() > 1) {
            context.add(Spot.of(Location.of(record.name()))
                    .annotation(kinds.get(1))
                    .problem(
                            Code.TWO_KINDS,
                            "\"%s\" is both @%s and @%s".formatted(record.name().nested(), kinds.get(0), kinds.get(1)))
                    .because("A record is one object of the schema.")
                    .fix("Remove one of the two. A table has a composite type of its name anyway."));
        }
    }

    private void checkShape(Declaration.RecordType record, Spot spot) {
        if (!record.typeParameters().isEmpty()) {
            context.add(spot.problem(
                            Code.GENERIC_RECORD,
                            "\"%s\" is a type of the schema and has type parameters"
                                    .formatted(record.name().nested()))
                    .because("An attribute has one type, whatever a type parameter stands for.")
                    .fix("Write a record without type parameters."));
        }
    }

    private QualifiedName name(Declaration.RecordType record) {
        String kind = record.isAnnotated(DOMAIN) ? DOMAIN : COMPOSITE;
        AnnotationUse annotation = record.annotation(kind).orElseThrow();
        Spot spot = Spot.of(Location.of(record.name())).annotation(kind);
        NameRule rule = new NameRule(context.problems());
        String namespace = annotation
                .text("schema")
                .filter(schema -> rule.checkNamespace(schema, spot.value("schema")))
                .orElse(null);
        String name = annotation
                .text("value")
                .orElseGet(() -> context.settings().naming().apply(record.name().simpleName()));
        rule.check(name, spot.value("value"));
        return context.qualified(namespace, name);
    }
}
