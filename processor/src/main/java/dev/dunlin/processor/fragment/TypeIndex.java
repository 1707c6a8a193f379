package dev.dunlin.processor.fragment;

import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.schema.json.JsonFormatException;
import dev.dunlin.schema.json.JsonObject;
import dev.dunlin.schema.json.JsonText;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a class output holds, so that a compilation of some of it knows of the rest.
 *
 * @param anchors packages that anchor a history
 * @param types records and enums that carry one of the annotations
 */
public record TypeIndex(SortedSet<TypeName> anchors, SortedSet<TypeName> types) {
    /** Where the index is in the class output. */
    public static final String PATH = "META-INF/dunlin/index.json";

    /** Nothing is known. */
    public static final TypeIndex EMPTY = new TypeIndex(new TreeSet<>(), new TreeSet<>());

    private static final int FORMAT = 1;

    public TypeIndex {
        anchors = Collections.unmodifiableSortedSet(new TreeSet<>(anchors));
        types = Collections.unmodifiableSortedSet(new TreeSet<>(types));
    }

    /** Whether nothing is known. */
    public boolean isEmpty() {
        return anchors.isEmpty() && types.isEmpty();
    }

    /** The index that an earlier compilation wrote; the empty one if the text is none. */
    public static TypeIndex read(String text) {
        try {
            return JsonText.read(PATH, text, TypeIndex::read);
        } catch (JsonFormatException e) {
            return EMPTY;
        }
    }

    private static TypeIndex read(JsonObject in) {
        in.format(FORMAT);
        return new TypeIndex(names(in, "anchors"), names(in, "types"));
    }

    /** The one text of this index. */
    public String write() {
        return JsonText.write(out -> out.field("format", FORMAT)
                .strings("anchors", anchors.stream().map(Names::write).toList())
                .strings("types", types.stream().map(Names::write).toList()));
    }

    private static SortedSet<TypeName> names(JsonObject in, String field) {
        Collection<TypeName> names = in.strings(field).stream().map(Names::read).toList();
        return new TreeSet<>(names);
    }
}
