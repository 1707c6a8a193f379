package dev.dunlin.processor.gathering;

import dev.dunlin.processor.declaration.Declaration;

/**
 * A package that anchors a history.
 *
 * @param owned whether this compilation owns the history, since its class output holds or is about to hold the anchor
 */
record Anchor(Declaration.PackageInfo declaration, boolean owned) {
    /** The history's name as it is written. */
    String history() {
        return declaration
                .annotation("Schema")
                .flatMap(schema -> schema.text("history"))
                .orElse("main");
    }

    String packageName() {
        return declaration.name().packageName();
    }
}
