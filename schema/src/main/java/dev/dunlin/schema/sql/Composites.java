package dev.dunlin.schema.sql;

import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.diff.ObjectChange;
import dev.dunlin.schema.diff.TypeUse;
import dev.dunlin.schema.model.CompositeType;
import dev.dunlin.schema.model.CompositeType.Attribute;
import dev.dunlin.schema.model.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Composite types as statements. */
final class Composites {
    private Composites() {}

    static List<Statement> create(CompositeType type) {
        List<String> lines =
                type.attributes().stream().map(Composites::definition).toList();
        String body = lines.isEmpty() ? "" : "\n    " + String.join(",\n    ", lines) + "\n";
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("CREATE TYPE " + Sql.name(type.name()) + " AS (" + body + ")"));
        type.attributes().stream()
                .filter(attribute -> attribute.comment() != null)
                .forEach(attribute -> statements.add(comment(type, attribute)));
        return statements;
    }

    static Statement rename(ObjectChange.RenameAttribute rename) {
        return Statement.of("ALTER TYPE " + Sql.name(rename.type()) + " RENAME ATTRIBUTE "
                + Sql.identifier(rename.from()) + " TO " + Sql.identifier(rename.to()));
    }

    /** Attributes come and go in place; other types of attributes build a type anew of which there are columns. */
    static List<Statement> alter(CompositeType from, CompositeType to, Fold before) {
        List<Statement> statements = new ArrayList<>();
        boolean replaces = TypeUse.mustReplace(from, to, before);
        List<String> actions = new ArrayList<>();
        List<Attribute> arranged = new ArrayList<>();
        for (Attribute attribute : from.attributes()) {
            Attribute now = to.attribute(attribute.name()).orElse(null);
            if (now == null) {
                actions.add("DROP ATTRIBUTE " + Sql.identifier(attribute.name()));
            } else {
                arranged.add(now);
                if (!replaces && isRetyped(attribute, now)) {
                    actions.add("ALTER ATTRIBUTE " + Sql.identifier(now.name()) + " TYPE " + type(now));
                }
            }
        }
        for (Attribute attribute : to.attributes()) {
            if (from.attribute(attribute.name()).isEmpty()) {
                arranged.add(attribute);
                actions.add("ADD ATTRIBUTE " + definition(attribute));
            }
        }
        addAlter(to.name(), actions, statements);
        if (replaces) {
            statements.addAll(TypeReplacement.ofComposite(to.withAttributes(arranged), before));
        } else {
            comments(from, to, statements);
        }
        return statements;
    }

    private static boolean isRetyped(Attribute from, Attribute to) {
        return !from.type().equals(to.type()) || !Objects.equals(from.collation(), to.collation());
    }

    private static void addAlter(QualifiedName type, List<String> actions, List<Statement> statements) {
        if (!actions.isEmpty()) {
            String separator = actions.size() == 1 ? " " : "\n    ";
            statements.add(Statement.of("ALTER TYPE " + Sql.name(type) + separator + String.join(",\n    ", actions)));
        }
    }

    private static void comments(CompositeType from, CompositeType to, List<Statement> statements) {
        for (Attribute attribute : to.attributes()) {
            String old =
                    from.attribute(attribute.name()).map(Attribute::comment).orElse(null);
            if (!Objects.equals(old, attribute.comment())) {
                statements.add(comment(to, attribute));
            }
        }
    }

    private static Statement comment(CompositeType type, Attribute attribute) {
        return Comments.onAttribute(type.name(), attribute.name(), attribute.comment());
    }

    private static String definition(Attribute attribute) {
        return Sql.identifier(attribute.name()) + " " + type(attribute);
    }

    private static String type(Attribute attribute) {
        String collation = attribute.collation();
        return Types.sql(attribute.type()) + (collation == null ? "" : " COLLATE " + Sql.identifier(collation));
    }
}
