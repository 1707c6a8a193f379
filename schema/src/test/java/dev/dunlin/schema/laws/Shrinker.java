package dev.dunlin.schema.laws;

import dev.dunlin.schema.diff.Hints;
import dev.dunlin.schema.diff.Subject;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.MaterializedView;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.QueryObject;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.model.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Makes a pair of schemas smaller as long as it still fails. */
final class Shrinker {
    private static final int PATIENCE = 400;

    private final Predicate<SchemaPair> fails;
    private int asked;

    Shrinker(Predicate<SchemaPair> fails) {
        this.fails = fails;
    }

    /** The smallest pair that is found. */
    SchemaPair smallest(SchemaPair pair) {
        SchemaPair smallest = pair;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (UnaryOperator<SchemaPair> cut : cuts(smallest)) {
                SchemaPair candidate = cut.apply(smallest);
                if (!candidate.equals(smallest) && asked++ < PATIENCE && fails.test(candidate)) {
                    smallest = candidate;
                    smaller = true;
                }
            }
        }
        return smallest;
    }

    /** What can be tried, the large cuts first. A cut does nothing to a pair that lacks what it takes away. */
    private static List<UnaryOperator<SchemaPair>> cuts(SchemaPair pair) {
        List<UnaryOperator<Schema>> cuts = new ArrayList<>();
        names(pair, schema -> schema.objects().keySet()).forEach(id -> {
            cuts.add(schema -> Cuts.withoutObject(schema, id));
        });
        names(pair, schema -> schema.tables().keySet()).forEach(table -> {
            cuts.add(schema -> Cuts.withoutReaders(Cuts.withoutTable(schema, table), table.name()));
        });
        names(pair, schema -> schema.enums().keySet()).forEach(type -> {
            cuts.add(schema -> Cuts.withoutReaders(Cuts.withoutEnum(schema, type), type.name()));
        });
        for (Schema schema : List.of(pair.from(), pair.to())) {
            schema.tables().values().forEach(table -> cuts.addAll(cuts(table)));
            schema.objects().values().forEach(object -> cuts.addAll(cuts(object)));
        }
        List<UnaryOperator<SchemaPair>> all = new ArrayList<>();
        for (UnaryOperator<Schema> cut : cuts) {
            all.add(old -> old.withSchemas(cut.apply(old.from()), cut.apply(old.to())));
            all.add(old -> old.withSchemas(old.from(), cut.apply(old.to())));
            all.add(old -> old.withSchemas(cut.apply(old.from()), old.to()));
        }
        all.addAll(reverts(pair));
        all.addAll(withoutHints(pair.hints()));
        return all;
    }

    private static List<UnaryOperator<Schema>> cuts(Table table) {
        List<UnaryOperator<Schema>> cuts = new ArrayList<>();
        QualifiedName name = table.name();
        for (Constraint constraint : table.constraints()) {
            cuts.add(schema -> Cuts.withoutConstraint(schema, name, constraint.name()));
        }
        for (Index index : table.indexes()) {
            cuts.add(schema -> Cuts.withoutIndex(schema, name, index.name()));
        }
        for (Column column : table.columns()) {
            cuts.add(schema -> Cuts.withoutReaders(Cuts.withoutColumn(schema, name, column.name()), column.name()));
            cuts.add(schema -> Cuts.mapColumn(schema, name, column.name(), old -> old.withDefault(null)));
            cuts.add(schema -> Cuts.mapColumn(schema, name, column.name(), old -> old.withComment(null)));
        }
        cuts.add(schema -> Cuts.mapTable(
                schema,
                name,
                old -> old.withOptions(TableOptions.NONE
                        .withInherits(old.options().inherits())
                        .withUnlogged(old.options().unlogged()))));
        cuts.add(schema -> Cuts.mapTable(schema, name, old -> old.withRowSecurity(RowSecurity.NONE)));
        return cuts;
    }

    private static List<UnaryOperator<Schema>> cuts(SchemaObject object) {
        if (object instanceof View view) {
            return List.of(
                    schema -> Cuts.mapObject(schema, view.id(), old -> ((View) old).withComment(null)),
                    schema -> Cuts.mapObject(schema, view.id(), old -> ((View) old).withOptions(View.Options.NONE)),
                    schema -> Cuts.mapObject(schema, view.id(), Shrinker::uncommented));
        }
        if (object instanceof MaterializedView view) {
            return List.of(
                    schema -> Cuts.mapObject(schema, view.id(), old -> ((MaterializedView) old).withIndexes(List.of())),
                    schema -> Cuts.mapObject(
                            schema,
                            view.id(),
                            old -> ((MaterializedView) old).withComment(null).withStorage(new TreeMap<>())),
                    schema -> Cuts.mapObject(schema, view.id(), Shrinker::uncommented));
        }
        return List.of();
    }

    private static SchemaObject uncommented(SchemaObject object) {
        QueryObject view = (QueryObject) object;
        return view.withColumns(
                view.columns().stream().map(QueryObject.ViewColumn::bare).toList());
    }

    /** Tables and types of the later schema that become what they were in the earlier one. */
    private static List<UnaryOperator<SchemaPair>> reverts(SchemaPair pair) {
        List<UnaryOperator<SchemaPair>> reverts = new ArrayList<>();
        pair.from().tables().values().forEach(table -> {
            reverts.add(old -> old.withSchemas(old.from(), Cuts.mapTable(old.to(), table.name(), now -> table)));
            table.columns()
                    .forEach(column -> reverts.add(old -> old.withSchemas(
                            old.from(), Cuts.mapColumn(old.to(), table.name(), column.name(), now -> column))));
        });
        pair.from().objects().values().forEach(object -> {
            reverts.add(old -> old.withSchemas(old.from(), Cuts.mapObject(old.to(), object.id(), now -> object)));
        });
        pair.from().enums().values().forEach(type -> {
            reverts.add(old -> old.withSchemas(
                    old.from(), old.to().enums().containsKey(type.name()) ? Cuts.with(old.to(), type) : old.to()));
        });
        return reverts;
    }

    private static List<UnaryOperator<SchemaPair>> withoutHints(Hints hints) {
        List<UnaryOperator<SchemaPair>> cuts = new ArrayList<>();
        cuts.add(old -> old.withHints(Hints.NONE));
        hints.was().keySet().forEach(subject -> {
            cuts.add(old -> old.withHints(new Hints(
                    without(old.hints().was(), subject),
                    old.hints().using(),
                    old.hints().backfill(),
                    old.hints().ordered())));
        });
        return cuts;
    }

    private static <V> Map<Subject, V> without(Map<Subject, V> map, Subject key) {
        Map<Subject, V> result = new HashMap<>(map);
        result.remove(key);
        return result;
    }

    private static <K> Set<K> names(SchemaPair pair, Function<Schema, Set<K>> of) {
        Set<K> names = new TreeSet<>(of.apply(pair.from()));
        names.addAll(of.apply(pair.to()));
        return names;
    }
}
