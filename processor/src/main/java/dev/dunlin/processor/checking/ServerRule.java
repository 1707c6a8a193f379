package dev.dunlin.processor.checking;

import dev.dunlin.processor.reporting.Code;

/** Rule: the oldest server of a history knows what is asked of it. */
final class ServerRule {
    private final Context context;

    ServerRule(Context context) {
        this.context = context;
    }

    /** Reports something that servers know only from a version on. */
    void check(String what, int since, Spot spot) {
        int oldest = context.settings().postgres();
        if (oldest < since) {
            context.add(spot.problem(Code.SERVER_TOO_OLD, "\"%s\" needs PostgreSQL %d".formatted(what, since))
                    .because("The history says that servers may be as old as %d.".formatted(oldest))
                    .fix("If none is older, write in the anchor: postgres = %d".formatted(since)));
        }
    }
}
