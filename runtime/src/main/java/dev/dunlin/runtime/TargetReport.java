package dev.dunlin.runtime;

import org.jspecify.annotations.Nullable;

/**
 * What has become of one of many databases or schemas; {@link #toString()} tells it to people.
 *
 * @param target its name
 * @param report what was done; null if it failed
 * @param failure why it failed; null unless it did
 */
public record TargetReport(
        String target,
        @Nullable MigrationReport report,
        @Nullable RuntimeException failure) {
    /** Whether the target has been migrated. */
    public boolean isSuccessful() {
        return failure == null;
    }

    @Override
    public String toString() {
        return target + ": " + (failure == null ? report : failure.getMessage());
    }

    /** The same for programs: one line, an object with target, report and failure, which is the message. */
    public String toJson() {
        return Texts.json("target", target, "report", report, "failure", failure == null ? null : failure.getMessage());
    }
}
