package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the anchors of one history. */
final class SettingsReader {
    static final int OLDEST_SERVER = 13;
    static final int NEWEST_SERVER = 18;

    private static final Pattern HISTORY = Pattern.compile("[a-z0-9_]+");
    private static final Pattern EXTENSION = Pattern.compile("[^-/\\\\\\s\"](?:(?!--)[^/\\\\\\s\"])*(?<!-)");

    private final Problems problems;

    SettingsReader(Problems problems) {
        this.problems = problems;
    }

    /** The settings of the first anchor; whether the others say the same is {@link AnchorAgreement}'s. */
    HistorySettings read(List<Declaration.PackageInfo> anchors) {
        new AnchorAgreement(problems).check(anchors);
        Declaration.PackageInfo anchor = anchors.get(0);
        AnnotationUse schema =
                anchor.annotation(HistorySettings.ANCHOR).orElseGet(() -> AnnotationUse.plain(HistorySettings.ANCHOR));
        Spot spot = Spot.of(Location.of(anchor.name())).annotation(HistorySettings.ANCHOR);
        return new HistorySettings(
                history(anchor, spot),
                namespace(schema, spot),
                schema.constant("naming").map(Naming::valueOf).orElse(Naming.SNAKE_CASE),
                extensions(schema, spot),
                postgres(schema, spot),
                schema.flag("online", true),
                schema.flag("comments", false));
    }

    private String history(Declaration.PackageInfo anchor, Spot spot) {
        String history = HistorySettings.historyOf(anchor);
        if (!HISTORY.matcher(history).matches()) {
            problems.add(spot.value("history")
                    .problem(Code.HISTORY_NAME, "\"%s\" is not the name of a history".formatted(history))
                    .because("It is the name of the folder that holds the migrations.")
                    .fix("Use lower-case letters, digits and underscores only: history = \"main\""));
        }
        return history;
    }

    private @Nullable String namespace(AnnotationUse schema, Spot spot) {
        String name = schema.text("name").orElse(null);
        return name != null && new NameRule(problems).checkNamespace(name, spot.value("name")) ? name : null;
    }

    private SortedSet<String> extensions(AnnotationUse schema, Spot spot) {
        SortedSet<String> extensions = new TreeSet<>();
        for (String extension : schema.texts("extensions")) {
            if (EXTENSION.matcher(extension).matches()) {
                extensions.add(extension);
            } else {
                problems.add(spot.value("extensions")
                        .problem(Code.EXTENSION_NAME, "\"%s\" is not the name of an extension".formatted(extension))
                        .fix("Write the name as pg_available_extensions lists it: extensions = \"citext\""));
            }
        }
        return extensions;
    }

    private int postgres(AnnotationUse schema, Spot spot) {
        int version = schema.number("postgres").orElse(HistorySettings.DEFAULT_POSTGRES);
        if (version < OLDEST_SERVER || version > NEWEST_SERVER) {
            problems.add(spot.value("postgres")
                    .problem(
                            Code.SERVER_VERSION,
                            "\"%d\" is not a PostgreSQL version that Dunlin knows".formatted(version))
                    .fix("State the oldest major version in use, %d to %d: postgres = %d"
                            .formatted(OLDEST_SERVER, NEWEST_SERVER, HistorySettings.DEFAULT_POSTGRES)));
            return HistorySettings.DEFAULT_POSTGRES;
        }
        return version;
    }
}
