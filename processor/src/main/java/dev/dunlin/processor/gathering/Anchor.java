package dev.dunlin.processor.gathering;

import dev.dunlin.processor.declaration.Declaration;
import java.util.Optional;

/**
 * A package that anchors a history.
 *
 * @param owned whether this compilation owns the history, since its class output holds or is about to hold the anchor
 */
public record Anchor(Declaration.PackageInfo declaration, boolean owned) {
    /** The name of the annotation that makes an anchor. */
    static final String SCHEMA = "Schema";

    /** The anchor that a declaration is; empty if it is none. */
    public static Optional<Anchor> of(Declaration declaration, boolean owned) {
        return declaration instanceof Declaration.PackageInfo info && info.isAnnotated(SCHEMA)
                ? Optional.of(new Anchor(info, owned))
                : Optional.empty();
    }

    /** The history's name as it is written, not checked. */
    public String history() {
        return declaration
                .annotation(SCHEMA)
                .flatMap(schema -> schema.text("history"))
                .orElse("main");
    }

    public String packageName() {
        return declaration.name().packageName();
    }
}
