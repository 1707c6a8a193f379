package dev.dunlin.schema.diff;

import java.util.ArrayList;
import java.util.List;

/** Lists that differ from another one in one element. */
final class Lists {
    private Lists() {}

    static <T> List<T> plus(List<T> list, T added) {
        List<T> result = new ArrayList<>(list);
        result.add(added);
        return result;
    }

    static <T> List<T> minus(List<T> list, T removed) {
        List<T> result = new ArrayList<>(list);
        result.remove(removed);
        return result;
    }

    static <T> List<T> replaced(List<T> list, T old, T replacement) {
        List<T> result = new ArrayList<>(list);
        result.set(result.indexOf(old), replacement);
        return result;
    }
}
