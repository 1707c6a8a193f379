package dev.dunlin.runtime;

/** Sentences that reports share. */
final class ReportText {
    private ReportText() {}

    static String found(int migrations, String location, String history) {
        return "%s found in %s (history %s)"
                .formatted(migrations == 0 ? "No migrations" : Texts.count(migrations, "migration"), location, history);
    }

    static String have(int number) {
        return number == 1 ? "migration has" : "migrations have";
    }
}
