package dev.dunlin.schema.diff;

import java.util.LinkedHashSet;
import java.util.Set;

/** All kinds of changes. */
public final class ChangeKinds {
    private ChangeKinds() {}

    /** The records that a change can be, of all families. */
    public static Set<Class<?>> all() {
        Set<Class<?>> kinds = new LinkedHashSet<>();
        add(Change.class, kinds);
        return kinds;
    }

    private static void add(Class<?> type, Set<Class<?>> kinds) {
        if (type.isSealed()) {
            for (Class<?> kind : type.getPermittedSubclasses()) {
                add(kind, kinds);
            }
        } else {
            kinds.add(type);
        }
    }
}
