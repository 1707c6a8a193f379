package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Annotated;
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
        if (comment == null || comment.isEmpty()) {
            return null;
        }
        if (!SqlNames.isStorable(comment)) {
            context.add(spot.annotation("Comment")
                    .problem(Code.UNSTORABLE_TEXT, "\"@Comment\" has a character that PostgreSQL cannot store")
                    .fix("Leave the character out."));
            return null;
        }
        return comment;
    }
}
