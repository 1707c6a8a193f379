package dev.dunlin.runtime;

/** Another process was migrating the same database for longer than this one was told to wait. Nothing was done. */
public final class MigrationLockedException extends DunlinException {
    MigrationLockedException(String message) {
        super(Code.LOCKED, message);
    }
}
