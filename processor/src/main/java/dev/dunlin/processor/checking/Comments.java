package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Annotated;
import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.naming.SqlNames;
import org.jspecify.annotations.Nullable;

/**
 * Finds the comment of an object: the one that is written, else the documentation comment where the anchor asks for it.
 */
final class Comments {
    private final Context context;

    Comments(Context context) {
        this.context = context;
    }

    /** The comment; null for none. An empty one that is written keeps the documentation comment out. */
    @Nullable
    String read(Annotated annotated, @Nullable String doc, Spot spot) {
        String fromDoc = context.settings().comments() ? doc : null;
        String comment = annotated
                .annotation("Comment")
                .flatMap(use -> use.written("value"))
                .map(text -> text.replace("\r\n", "\n"))
                .orElse(fromDoc);
        return storable(comment, "@Comment", spot.annotation("Comment"));
    }

    /** The comment that a member of an annotation says; null for none. */
    @Nullable
    String read(AnnotationUse use, Spot spot) {
        String comment =
                use.text("comment").map(text -> text.replace("\r\n", "\n")).orElse(null);
        return storable(comment, "comment", spot.value("comment"));
    }

    private @Nullable String storable(@Nullable String comment, String where, Spot spot) {
        if (comment == null || comment.isEmpty()) {
            return null;
        }
        if (!SqlNames.isStorable(comment)) {
            context.add(spot.problem(
                            Code.UNSTORABLE_TEXT,
                            "\"%s\" has a character that PostgreSQL cannot store".formatted(where))
                    .fix("Leave the character out."));
            return null;
        }
        return comment;
    }
}
