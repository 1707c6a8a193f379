package dev.dunlin.schema.diff;

import dev.dunlin.schema.model.EnumType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** Second phase: extensions and enum types, which must be there before the columns that use them. */
final class Types {
    private final Draft draft;

    Types(Draft draft) {
        this.draft = draft;
    }

    /** Creates what is new; nothing that exists is taken away. */
    void create() {
        Set<String> extensions = new TreeSet<>(draft.wanted().extensions());
        extensions.removeAll(draft.extensions());
        extensions.forEach(name -> draft.add(new Change.AddExtension(name)));
        for (EnumType wanted : draft.wanted().enums().values()) {
            EnumType present = draft.enumType(wanted.name());
            if (present == null) {
                draft.add(new EnumChange.CreateEnum(wanted));
            } else {
                if (!mustReplace(draft, present, wanted)) {
                    addLabels(present, wanted);
                }
                if (!Objects.equals(present.comment(), wanted.comment())) {
                    draft.add(new EnumChange.CommentEnum(wanted.name(), present.comment(), wanted.comment()));
                }
            }
        }
    }

    /** Builds those types anew that PostgreSQL cannot change in place. */
    void replaceLabels() {
        for (EnumType wanted : draft.wanted().enums().values()) {
            EnumType present = Objects.requireNonNull(draft.enumType(wanted.name()));
            if (mustReplace(draft, present, wanted)) {
                List<String> gone = present.texts().stream()
                        .filter(label -> !wanted.texts().contains(label))
                        .toList();
                LabelReaders.ofGone(draft, wanted.name(), gone);
                draft.add(new EnumChange.ReplaceLabels(present, present.withLabels(wanted.labels())));
            }
        }
    }

    /** Whether labels go, or stand in an order that matters and that adding alone does not bring about. */
    static boolean mustReplace(Draft draft, EnumType present, EnumType wanted) {
        List<String> texts = wanted.texts();
        if (!texts.containsAll(present.texts())) {
            return true;
        }
        List<String> kept = texts.stream().filter(present.texts()::contains).toList();
        return draft.hints().ordered().contains(wanted.name()) && !kept.equals(present.texts());
    }

    private void addLabels(EnumType present, EnumType wanted) {
        List<EnumType.Label> labels = wanted.labels();
        Set<String> there = new TreeSet<>(present.texts());
        for (int i = 0; i < labels.size(); i++) {
            EnumType.Label label = labels.get(i);
            if (there.add(label.text())) {
                String before = labels.subList(i + 1, labels.size()).stream()
                        .map(EnumType.Label::text)
                        .filter(there::contains)
                        .findFirst()
                        .orElse(null);
                draft.add(new EnumChange.AddLabel(wanted.name(), label, before));
            }
        }
    }
}
