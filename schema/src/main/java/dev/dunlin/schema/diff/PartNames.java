package dev.dunlin.schema.diff;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a table only get another name, where no Java name tells them apart: policies and partitions. What is equal
 * but for its name is the same.
 *
 * @param <K> what names a part
 */
final class PartNames<K extends Comparable<? super K>> {
    /**
     * What gets another name.
     *
     * @param renames old names to new ones
     * @param inTheWay what is not wanted and has a name that another part gets
     */
    record Outcome<K>(SortedMap<K, K> renames, List<K> inTheWay) {}

    private final Draft draft;
    private final Function<K, Subject> subject;
    private final List<Matching.Entry<K>> from = new ArrayList<>();
    private final List<Matching.Entry<K>> to = new ArrayList<>();
    private final Map<Object, String> contents = new HashMap<>();

    PartNames(Draft draft, Function<K, Subject> subject) {
        this.draft = draft;
        this.subject = subject;
    }

    /** Notes a part that is there, and all of it but the name. */
    void present(K name, Object content) {
        from.add(new Matching.Entry<>(name, identity(content), null));
    }

    /** Notes a part that is wanted, and all of it but the name. */
    void wanted(K name, @Nullable K was, Object content) {
        to.add(new Matching.Entry<>(name, identity(content), was));
    }

    private String identity(Object content) {
        return contents.computeIfAbsent(content, key -> String.valueOf(contents.size()));
    }

    /** Matches all that was noted. What is wrong with former names becomes a finding. */
    Outcome<K> match() {
        Matching<K> matching = new Matching<>(from, to);
        for (Matching.Remark<K> remark : matching.remarks()) {
            String was = remark.was().toString();
            List<String> candidates = remark.code() == Finding.Code.UNKNOWN_FORMER_NAME
                    ? Likeness.closest(was, matching.gone())
                    : List.of(was);
            draft.add(new Finding(remark.code(), subject.apply(remark.name()), candidates, List.of()));
        }
        return new Outcome<>(
                matching.renames(),
                matching.gone().stream()
                        .filter(matching.renames()::containsValue)
                        .toList());
    }
}
