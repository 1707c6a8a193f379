package dev.dunlin.processor.gathering;

import dev.dunlin.processor.declaration.Declaration;
import java.util.List;

/**
 * A history that this compilation owns, with what is declared for it.
 *
 * @param name as it is written, not checked
 * @param anchors sorted by package, never empty
 * @param tables the records that are tables, sorted by binary name
 */
public record OwnedHistory(
        String name, List<Declaration.PackageInfo> anchors, List<Declaration.RecordType> tables) {
    public OwnedHistory {
        anchors = List.copyOf(anchors);
        tables = List.copyOf(tables);
    }
}
