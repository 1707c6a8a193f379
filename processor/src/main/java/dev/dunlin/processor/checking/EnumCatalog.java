package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Constant;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.naming.SqlNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The enum types of a history: those that its columns use, and those that its own packages annotate. Beside them are the other
 * types, so that whoever looks for the type of a column finds all.
 */
final class EnumCatalog {
    private static final String ANNOTATION = "EnumType";

    private final Context context;
    private final SortedMap<TypeName, DraftEnum> enums = new TreeMap<>();
    private final TypeCatalog types;

    EnumCatalog(Context context) {
        this.context = context;
        this.types = new TypeCatalog(context, this);
    }

    /** The domains and composite types. */
    TypeCatalog types() {
        return types;
    }

    /** An enum type as its Java enum declares it. */
    record DraftEnum(
            Declaration.EnumType declaration,
            QualifiedName name,
            List<DraftLabel> labels,
            @Nullable String comment,
            @Nullable String was,
            boolean ordered,
            Spot spot) {
        EnumType toType() {
            List<EnumType.Label> texts = labels.stream()
                    .map(label -> new EnumType.Label(label.text(), label.constant()))
                    .toList();
            return new EnumType(name, declaration.name().binary(), texts, comment);
        }
    }

    /** A label as its constant declares it. */
    record DraftLabel(
            String constant, String text, @Nullable String was, Spot spot) {}

    /** The type of a column that holds this enum. */
    ColumnType use(Declaration.EnumType declaration) {
        DraftEnum known = enums.get(declaration.name());
        if (known == null) {
            known = read(declaration);
            enums.put(declaration.name(), known);
        }
        return new ColumnType.Defined(known.name());
    }

    /** The labels of an enum that is in use; none for any other type. */
    List<DraftLabel> labels(TypeName name) {
        DraftEnum known = enums.get(name);
        return known == null ? List.of() : known.labels();
    }

    /** All of them, sorted by their Java names. */
    Collection<DraftEnum> all() {
        return enums.values();
    }

    private DraftEnum read(Declaration.EnumType declaration) {
        AnnotationUse annotation = declaration.annotation(ANNOTATION).orElseGet(() -> AnnotationUse.plain(ANNOTATION));
        QualifiedName name = name(declaration, annotation);
        Spot spot = Spot.of(Location.of(declaration.name()), context.shown(name));
        if (declaration.constants().isEmpty()) {
            context.add(spot.problem(
                            Code.EMPTY_ENUM,
                            "\"%s\" has no constants"
                                    .formatted(declaration.name().nested()))
                    .because("No row could have a value of the type.")
                    .fix("Declare a constant, or write the column's type: @Column(type = \"text\")"));
        }
        return new DraftEnum(
                declaration,
                name,
                labels(declaration, name),
                new Comments(context).read(declaration, declaration.doc(), spot),
                annotation.text("was").orElse(null),
                annotation.flag("ordered", false),
                spot);
    }

    private QualifiedName name(Declaration.EnumType declaration, AnnotationUse annotation) {
        Spot spot = Spot.of(Location.of(declaration.name())).annotation(ANNOTATION);
        NameRule rule = new NameRule(context.problems());
        String namespace = annotation
                .text("schema")
                .filter(schema -> rule.checkNamespace(schema, spot.value("schema")))
                .orElse(null);
        String name = annotation
                .text("value")
                .orElseGet(() ->
                        context.settings().naming().apply(declaration.name().simpleName()));
        rule.check(name, spot.value("value"));
        return context.qualified(namespace, name);
    }

    private List<DraftLabel> labels(Declaration.EnumType declaration, QualifiedName type) {
        List<DraftLabel> labels = new ArrayList<>();
        Map<String, String> constants = new TreeMap<>();
        for (Constant constant : declaration.constants()) {
            DraftLabel label = label(declaration, type, constant);
            labels.add(label);
            String first = constants.putIfAbsent(label.text(), label.constant());
            if (first != null) {
                duplicate(label, first);
            }
        }
        return List.copyOf(labels);
    }

    private DraftLabel label(Declaration.EnumType declaration, QualifiedName type, Constant constant) {
        AnnotationUse annotation = constant.annotation("EnumLabel").orElseGet(() -> AnnotationUse.plain("EnumLabel"));
        String text = annotation.text("value").orElse(constant.name());
        Spot spot = Spot.of(Location.of(declaration.name()).member(constant.name()), context.shown(type) + "." + text);
        checkText(text, spot.annotation("EnumLabel").value("value"));
        return new DraftLabel(constant.name(), text, annotation.text("was").orElse(null), spot);
    }

    private void checkText(String text, Spot spot) {
        if (!SqlNames.isStorable(text)) {
            context.add(spot.problem(Code.UNSTORABLE_TEXT, "\"value\" has a character that PostgreSQL cannot store")
                    .fix("Leave the character out."));
        } else if (!SqlNames.fits(text)) {
            context.add(spot.problem(Code.LABEL_TOO_LONG, "\"%s\" is too long for a label".formatted(text))
                    .because("It has %d bytes, and a label has at most %d."
                            .formatted(SqlNames.bytes(text), SqlNames.MAX_BYTES))
                    .fix("Write a shorter one: @EnumLabel(\"…\")"));
        }
    }

    private void duplicate(DraftLabel label, String first) {
        context.add(label.spot()
                .annotation("EnumLabel")
                .value("value")
                .problem(Code.DUPLICATE_LABEL, "\"%s\" is the label of two constants".formatted(label.text()))
                .because("%s has it already.".formatted(first))
                .fix("Give one of them another label."));
    }
}
