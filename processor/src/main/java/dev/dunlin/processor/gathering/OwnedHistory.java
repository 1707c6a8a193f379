package dev.dunlin.processor.gathering;

import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import java.util.List;
import java.util.Map;

/**
 * A history that this compilation owns, with what is declared for it.
 *
 * @param name as it is written, not checked
 * @param anchors sorted by package, never empty
 * @param declarations the annotated records and enums under these anchors and what else of theirs those mention, by name
 * @param others what those mention and others declare, by name
 * @param foreignTables the histories that tables among the others belong to
 */
public record OwnedHistory(
        String name,
        List<Declaration.PackageInfo> anchors,
        List<Declaration> declarations,
        List<Declaration> others,
        Map<TypeName, String> foreignTables) {
    public OwnedHistory {
        anchors = List.copyOf(anchors);
        declarations = List.copyOf(declarations);
        others = List.copyOf(others);
        foreignTables = Map.copyOf(foreignTables);
    }
}
