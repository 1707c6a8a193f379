package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.reporting.Code;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rule: a storage parameter is a name and a plain value, each name once. */
final class StorageReader {
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*(?<name>[a-z_][a-z0-9_.]*)\\s*=\\s*(?<value>[A-Za-z0-9_.+-]+)\\s*");

    private final Problems problems;

    StorageReader(Problems problems) {
        this.problems = problems;
    }

    SortedMap<String, String> read(AnnotationUse use, Spot spot) {
        SortedMap<String, String> parameters = new TreeMap<>();
        for (String text : use.texts("storage")) {
            Matcher parameter = PARAMETER.matcher(text);
            boolean valid = parameter.matches();
            if (!valid || parameters.putIfAbsent(parameter.group("name"), parameter.group("value")) != null) {
                problems.add(spot.value("storage")
                        .problem(Code.MALFORMED_STORAGE, "\"%s\" is not a storage parameter".formatted(text))
                        .because(valid ? "One of this name is there already." : "It has the form name=value.")
                        .fix("Write for example: storage = \"fillfactor=70\""));
            }
        }
        return parameters;
    }
}
