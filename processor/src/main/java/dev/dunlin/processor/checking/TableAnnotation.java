package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An annotation that makes a constraint or an index, at its place in a table.
 *
 * @param scope the record around, whose components its names mean
 * @param member what it stands on; null for the record itself
 */
record TableAnnotation(
        AnnotationUse use, Group scope, @Nullable Member member, Spot spot) {
    /**
     * All annotations of a name in a table: those of the record and of its components, then those of embedded records.
     */
    static List<TableAnnotation> all(Group group, String annotation) {
        List<TableAnnotation> found = new ArrayList<>();
        List<AnnotationUse> uses = group.record().annotations(annotation);
        for (int i = 0; i < uses.size(); i++) {
            Spot spot = group.javaName().isEmpty() ? group.spot() : embedded(group);
            found.add(new TableAnnotation(uses.get(i), group, null, spot.annotation(annotation, i)));
        }
        group.members().forEach(member -> found.addAll(on(group, member, annotation)));
        group.members().stream()
                .flatMap(member -> member instanceof Group inner ? Stream.of(inner) : Stream.empty())
                .forEach(inner -> found.addAll(all(inner, annotation)));
        return found;
    }

    private static List<TableAnnotation> on(Group scope, Member member, String annotation) {
        List<AnnotationUse> uses = member.component().annotations(annotation);
        List<TableAnnotation> found = new ArrayList<>();
        for (int i = 0; i < uses.size(); i++) {
            found.add(new TableAnnotation(
                    uses.get(i), scope, member, member.spot().annotation(annotation, i)));
        }
        return found;
    }

    private static Spot embedded(Group group) {
        return Spot.of(Location.of(group.record().name()));
    }

    /** The columns of what it stands on; none if it stands on the record. */
    List<DraftColumn> ownColumns() {
        return member == null ? List.of() : member.columns();
    }
}
