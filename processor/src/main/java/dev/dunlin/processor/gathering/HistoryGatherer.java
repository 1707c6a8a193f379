package dev.dunlin.processor.gathering;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Puts together what one history is made of: its annotated types, and all that they mention, directly or not. */
final class HistoryGatherer {
    private final String history;
    private final Declarations declarations;
    private final Anchors anchors;
    private final Predicate<TypeName> isHere;
    private final SortedMap<TypeName, Declaration> owned = new TreeMap<>();
    private final SortedMap<TypeName, Declaration> others = new TreeMap<>();
    private final SortedMap<TypeName, String> foreignTables = new TreeMap<>();

    /** A gatherer for a history; the predicate tells types that the class output holds or is about to. */
    HistoryGatherer(String history, Declarations declarations, Anchors anchors, Predicate<TypeName> isHere) {
        this.history = history;
        this.declarations = declarations;
        this.anchors = anchors;
        this.isHere = isHere;
    }

    OwnedHistory gather(List<Declaration.PackageInfo> packages, Map<TypeName, Declaration> annotated) {
        Deque<TypeName> open = new ArrayDeque<>();
        Set<TypeName> seen = new HashSet<>();
        annotated.keySet().stream().filter(this::isOwned).forEach(open::add);
        while (!open.isEmpty()) {
            TypeName name = open.remove();
            if (seen.add(name)) {
                declarations.find(name).ifPresent(found -> {
                    add(found);
                    open.addAll(Mentioned.by(found));
                });
            }
        }
        return new OwnedHistory(
                history, packages, new ArrayList<>(owned.values()), new ArrayList<>(others.values()), foreignTables);
    }

    private void add(Declaration declaration) {
        TypeName name = declaration.name();
        if (isOwned(name)) {
            owned.put(name, declaration);
            return;
        }
        others.put(name, declaration);
        if (declaration.isAnnotated(Gatherer.TABLE)) {
            anchors.nearest(name.packageName()).ifPresent(anchor -> foreignTables.put(name, anchor.history()));
        }
    }

    private boolean isOwned(TypeName name) {
        Optional<Anchor> anchor = anchors.nearest(name.packageName());
        return anchor.isPresent()
                && anchor.get().owned()
                && anchor.get().history().equals(history)
                && isHere.test(name);
    }
}
