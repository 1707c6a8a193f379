package dev.dunlin.runtime.script;

import dev.dunlin.runtime.script.ScriptException.Reason;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a comment of the form {@code -- dunlin:…} tells the runtime. */
sealed interface Directive {
    /** Each statement of the file stands alone; the file's first line. */
    record NoTransaction() implements Directive {}

    /** How long the statement that follows may wait for a lock; zero for ever. */
    record LockTimeout(Duration timeout) implements Directive {}

    /** How long the statement that follows may take; zero for ever. */
    record StatementTimeout(Duration timeout) implements Directive {}

    Pattern COMMENT = Pattern.compile("--\\s*dunlin:(.*)");
    Pattern CONTENT = Pattern.compile("(\\S+)(?:\\s+(\\S+))?\\s*");
    Pattern DURATION = Pattern.compile("0|([0-9]{1,9})(ms|s|min|h)");

    /**
     * Reads a comment.
     *
     * @param comment a line comment with its dashes
     * @return null if the comment is for people
     * @throws ScriptException if it is meant as a directive and is none
     */
    static @Nullable Directive parse(String comment, Position position) {
        Matcher directive = COMMENT.matcher(comment);
        if (!directive.matches()) {
            return null;
        }
        Matcher content = CONTENT.matcher(directive.group(1));
        if (!content.matches()) {
            throw unknown(directive.group(1), position);
        }
        String name = content.group(1);
        @Nullable String value = content.group(2);
        if (name.equals("no-transaction") && value == null) {
            return new NoTransaction();
        } else if (name.equals("lock-timeout") && value != null) {
            return new LockTimeout(duration(value, position));
        } else if (name.equals("statement-timeout") && value != null) {
            return new StatementTimeout(duration(value, position));
        }
        throw unknown(directive.group(1), position);
    }

    private static Duration duration(String text, Position position) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new ScriptException(
                    Reason.DIRECTIVE,
                    position,
                    "\"%s\" is no time; write 0, or a number with ms, s, min or h, such as 2s".formatted(text));
        }
        if (matcher.group(1) == null) {
            return Duration.ZERO;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "min" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    private static ScriptException unknown(String content, Position position) {
        return new ScriptException(
                Reason.DIRECTIVE,
                position,
                "\"dunlin:%s\" is no directive that this version knows; there are no-transaction, lock-timeout TIME and"
                                .formatted(content.strip())
                        + " statement-timeout TIME");
    }
}
