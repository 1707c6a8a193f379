package dev.dunlin.processor.option;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The options of the processors, as {@code -Adunlin.name=add_province} gives them. */
public enum Option {
    /** Name of the migration that is to be written. */
    NAME,
    /** The folder that holds the histories. */
    DIR,
    /** The only history that is looked at. */
    HISTORY,
    /** Whether pending changes are an error. */
    CHECK,
    /** Hazards that are accepted. */
    ACCEPT,
    /** Hazards whose changes are made in two steps. */
    EXPAND,
    /** What was expanded and is brought to its end. */
    CONTRACT,
    /** The time of the migration that is to be written. */
    TIMESTAMP;

    static final String PREFIX = "dunlin.";

    /** The option's name, for example {@code dunlin.name}. */
    public String key() {
        return PREFIX + name().toLowerCase(Locale.ROOT);
    }

    /** The option with a value, as it is typed; quoted for a shell where a character needs it. */
    public String with(String value) {
        String argument = "-A" + key() + "=" + value;
        return argument.matches("[\\w.:,=/+@…-]*") ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }

    /** The names of all options. */
    public static Set<String> keys() {
        return Arrays.stream(values()).map(Option::key).collect(Collectors.toCollection(TreeSet::new));
    }
}
