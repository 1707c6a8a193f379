package dev.dunlin.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which parts of a table that no Java name tells apart, policies and partitions, only get another name: by the former name
 * that the author states, or since all but the name is equal.
 *
 * @param <K> what names a part
 */
final class PartNames<K extends Comparable<? super K>> {
    private final Draft draft;
    private final Function<K, Subject> subject;
    private final List<Matching.Entry<K>> from = new ArrayList<>();
    private final List<Matching.Entry<K>> to = new ArrayList<>();
    private final Map<K, Object> presentContents = new TreeMap<>();
    private final Map<K, Object> wantedContents = new TreeMap<>();

    PartNames(Draft draft, Function<K, Subject> subject) {
        this.draft = draft;
        this.subject = subject;
    }

    /** Notes a part that is there, and all of it but the name. */
    void present(K name, Object content) {
        from.add(new Matching.Entry<>(name, null, null));
        presentContents.put(name, content);
    }

    /** Notes a part that is wanted, and all of it but the name. */
    void wanted(K name, @Nullable K was, Object content) {
        to.add(new Matching.Entry<>(name, null, was));
        wantedContents.put(name, content);
    }

    /** Old names to new ones, and which parts are in the way of that. What is wrong with former names becomes a finding. */
    Outcome<K> match() {
        Matching<K> matching = new Matching<>(from, to);
        for (Matching.Remark<K> remark : matching.remarks()) {
            String was = remark.was().toString();
            List<String> candidates = remark.code() == Finding.Code.UNKNOWN_FORMER_NAME
                    ? Likeness.closest(was, matching.gone())
                    : List.of(was);
            draft.add(new Finding(remark.code(), subject.apply(remark.name()), candidates, List.of()));
        }
        SortedMap<K, K> renames = new TreeMap<>(matching.renames());
        List<K> gone = new ArrayList<>(matching.gone());
        for (K added : matching.undecided()) {
            gone.stream()
                    .filter(name -> Objects.equals(presentContents.get(name), wantedContents.get(added)))
                    .findFirst()
                    .ifPresent(name -> {
                        gone.remove(name);
                        renames.put(name, added);
                    });
        }
        return new Outcome<>(
                renames, gone.stream().filter(renames::containsValue).toList());
    }

    /**
     * What gets another name.
     *
     * @param inTheWay what is not wanted and has a name that another part gets
     */
    record Outcome<K>(SortedMap<K, K> renames, List<K> inTheWay) {}
}
