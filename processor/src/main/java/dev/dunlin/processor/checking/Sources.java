package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is declared for one history, and what that refers to. */
public final class Sources {
    private final List<Declaration.PackageInfo> anchors;
    private final SortedMap<TypeName, Declaration> known = new TreeMap<>();
    private final Set<TypeName> owned = new HashSet<>();
    private final Map<TypeName, String> foreignTables;

    /**
     * @param anchors the packages that anchor the history, never empty
     * @param owned the records and enums of these packages and those below them
     * @param others what the owned ones use or refer to and others declare
     * @param foreignTables the histories that tables among the others belong to
     */
    public Sources(
            Collection<Declaration.PackageInfo> anchors,
            Collection<? extends Declaration> owned,
            Collection<? extends Declaration> others,
            Map<TypeName, String> foreignTables) {
        this.anchors = anchors.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList();
        others.forEach(declaration -> known.put(declaration.name(), declaration));
        owned.forEach(declaration -> {
            known.put(declaration.name(), declaration);
            this.owned.add(declaration.name());
        });
        this.foreignTables = Map.copyOf(foreignTables);
    }

    /** The anchors, sorted by package. */
    List<Declaration.PackageInfo> anchors() {
        return anchors;
    }

    /** The records and enums of the history, sorted by name. */
    List<Declaration> owned() {
        return known.values().stream()
                .filter(declaration -> owned.contains(declaration.name()))
                .toList();
    }

    /** The records of the history that are tables, sorted by name. */
    List<Declaration.RecordType> tables() {
        return owned().stream()
                .filter(declaration -> declaration.isAnnotated("Table"))
                .filter(Declaration.RecordType.class::isInstance)
                .map(Declaration.RecordType.class::cast)
                .toList();
    }

    Optional<Declaration> find(TypeName name) {
        return Optional.ofNullable(known.get(name));
    }

    /** The history that a table belongs to, if it is another one and known. */
    Optional<String> foreignHistory(TypeName table) {
        return Optional.ofNullable(foreignTables.get(table));
    }
}
