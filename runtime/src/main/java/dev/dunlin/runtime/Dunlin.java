package dev.dunlin.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Applies the migrations of one history to one database, and tells how they stand.
 *
 * <p>Immutable and safe for use by several threads: a setter returns a changed copy. Without any setting, history {@code
 * main} is read from the folder {@code db/main} of the class path and kept in the table {@code dunlin_history} of the
 * connection's current schema.
 *
 * <p>Every operation throws {@link MigrationFileException} if the files cannot be used, and {@link DunlinException} if
 * the database cannot. None leaves a connection open or a session changed.
 */
public final class Dunlin {
    private final Settings settings;

    private Dunlin(Settings settings) {
        this.settings = settings;
    }

    /**
     * A start for all settings.
     *
     * @param dataSource connects to the database; may be a pool, whose connections are given back as they were. One
     *     connection is enough, except while a statement runs that PostgreSQL forbids a transaction, which takes two
     */
    public static Dunlin forDataSource(DataSource dataSource) {
        return new Dunlin(new Settings(Objects.requireNonNull(dataSource, "dataSource")));
    }

    /**
     * The history by its name, {@code main} unless told. Its files are found by the thread's context class loader.
     *
     * @param name letters, digits, {@code _} and {@code -}
     */
    public Dunlin history(String name) {
        return with(copy -> copy.history(name, null));
    }

    /** The history by its generated class, which finds the files in its own module. */
    public Dunlin history(History history) {
        return with(copy -> copy.history(history.name(), history));
    }

    /** The schema of the history table, made if it is missing; without it, the connection's current schema. */
    public Dunlin schema(String schema) {
        return with(copy -> copy.schema = notBlank(schema, "schema"));
    }

    /**
     * A folder of the class path that holds the migrations' folders, instead of {@code db/<history>}. May be called
     * several times; the places are merged by the migrations' names.
     *
     * @param classPathFolder without a leading slash, for example {@code db/main}
     */
    public Dunlin location(String classPathFolder) {
        return with(copy -> copy.addLocation(new Location.ClassPath(notBlank(classPathFolder, "location"))));
    }

    /** A directory that holds the migrations' folders, instead of {@code db/<history>}. May be called several times. */
    public Dunlin location(Path directory) {
        return with(copy -> copy.addLocation(new Location.Directory(directory)));
    }

    /**
     * How long a statement in a transaction waits for a lock before its transaction is taken back and tried again; 3
     * seconds unless told, zero for ever. Everybody who wants the same table queues behind such a statement, so keep it
     * short. A directive in the file overrides it.
     */
    public Dunlin lockTimeout(Duration timeout) {
        return with(copy -> copy.lockTimeout = notNegative(timeout));
    }

    /**
     * How long a statement in a transaction may take; zero, for ever, unless told. Validations of constraints and
     * statements outside transactions are exempt. A directive in the file overrides it.
     */
    public Dunlin statementTimeout(Duration timeout) {
        return with(copy -> copy.statementTimeout = notNegative(timeout));
    }

    /**
     * How long to wait for another process that migrates the same database and finishes nothing in all that time; 15
     * minutes unless told.
     */
    public Dunlin waitTimeout(Duration timeout) {
        return with(copy -> copy.waitTimeout = notNegative(timeout));
    }

    /**
     * How many times a transaction is tried again that did not get a lock in time or was chosen to end a deadlock; 10
     * unless told. The pauses grow from a quarter of a second to eight seconds.
     */
    public Dunlin retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must not be negative: " + retries);
        }
        return with(copy -> copy.retries = retries);
    }

    /** Hears how a run goes on; replaces an earlier one. */
    public Dunlin listener(MigrationListener listener) {
        return with(copy -> copy.listener = Objects.requireNonNull(listener, "listener"));
    }

    /** The last migration to apply; later ones stay pending. Without it, all are applied. */
    public Dunlin target(String migration) {
        return with(copy -> copy.target = notBlank(migration, "target"));
    }

    /** If true, {@link #migrate()} only tells what it would do. */
    public Dunlin dryRun(boolean dryRun) {
        return with(copy -> copy.dryRun = dryRun);
    }

    /** If true, a new migration that sorts before an applied one is applied, too, instead of being refused. */
    public Dunlin outOfOrder(boolean outOfOrder) {
        return with(copy -> copy.outOfOrder = outOfOrder);
    }

    /**
     * Applies all pending migrations, in the order of their names, each exactly once however many processes do this at
     * once. Does not write, not even the history table, if nothing is pending.
     *
     * @return what was done
     * @throws ValidationException if files and history table do not fit together; nothing was run
     * @throws MigrationFailedException if a statement failed; migrations before it stay applied
     * @throws MigrationLockedException if another process was at it for longer than {@link #waitTimeout}
     */
    public MigrationReport migrate() {
        return new MigrateOperation(settings).run();
    }

    /** How all migrations stand. Reads only, and does not wait for a process that is migrating. */
    public StatusReport status() {
        return new StatusOperation(settings).run();
    }

    /**
     * Like {@link #status()}, and refuses what {@link #migrate()} would refuse.
     *
     * @throws ValidationException if files and history table do not fit together
     */
    public StatusReport validate() {
        return new StatusOperation(settings).validate();
    }

    /**
     * Starts a history on a database that exists: declares that all migrations up to this one are in it, without running
     * them.
     *
     * @return how all migrations stand then
     * @throws DunlinException if the history has begun in this database
     */
    public StatusReport baseline(String migration) {
        return new DeclareOperation(settings).baseline(migration);
    }

    /**
     * Declares that a migration is in the database as its file has it, however it came there: one that failed or is in
     * doubt and was finished by hand, or one whose file has changed without need to run anything.
     *
     * @return how all migrations stand then
     * @throws DunlinException if there is no such file
     */
    public StatusReport resolveApplied(String migration) {
        return new DeclareOperation(settings).applied(migration);
    }

    /**
     * Declares that nothing of a migration is in the database: one that failed or is in doubt and was undone by hand, or
     * one that a rollback has taken out and that is to be applied again. If it has a file, it is pending then.
     *
     * @return how all migrations stand then
     * @throws DunlinException if the history table does not know the migration
     */
    public StatusReport resolveRolledBack(String migration) {
        return new DeclareOperation(settings).rolledBack(migration);
    }

    /** For tests: what to do where a run would let time pass. */
    Dunlin pause(Pause pause) {
        return with(copy -> copy.pause = pause);
    }

    private Dunlin with(Consumer<Settings> change) {
        Settings copy = new Settings(settings);
        change.accept(copy);
        return new Dunlin(copy);
    }

    private static Duration notNegative(Duration timeout) {
        if (timeout.isNegative()) {
            throw new IllegalArgumentException("a timeout must not be negative: " + timeout);
        }
        return timeout;
    }

    private static String notBlank(String value, String what) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(what + " must not be blank");
        }
        return value;
    }
}
