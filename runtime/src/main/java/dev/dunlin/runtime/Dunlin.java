package dev.dunlin.runtime;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
    // Assigned only to a copy before anybody else sees it.
    DataSource dataSource;
    String historyName = "main";

    @Nullable
    History history;

    @Nullable
    String schema;

    /** Whether the migrations run in that schema, too. */
    boolean tenant;

    Duration lockTimeout = Duration.ofSeconds(3);
    Duration statementTimeout = Duration.ZERO;
    Duration waitTimeout = Duration.ofMinutes(15);
    int retries = 10;
    MigrationListener listener = new MigrationListener() {};

    @Nullable
    String target;

    boolean dryRun;
    boolean outOfOrder;
    List<Path> directories = List.of();

    /** For tests: what to do instead of sleeping for so many milliseconds. */
    @Nullable
    LongConsumer pause;

    private List<String> folders = List.of();

    private Dunlin(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    private Dunlin(Dunlin other) {
        this(other.dataSource);
        historyName = other.historyName;
        history = other.history;
        schema = other.schema;
        tenant = other.tenant;
        lockTimeout = other.lockTimeout;
        statementTimeout = other.statementTimeout;
        waitTimeout = other.waitTimeout;
        retries = other.retries;
        listener = other.listener;
        target = other.target;
        dryRun = other.dryRun;
        outOfOrder = other.outOfOrder;
        directories = other.directories;
        pause = other.pause;
        folders = other.folders;
    }

    /**
     * A start for all settings.
     *
     * @param dataSource connects to the database; may be a pool, whose connections are given back as they were. One
     *     connection is enough, except while a statement runs that PostgreSQL forbids a transaction, which takes two
     */
    public static Dunlin forDataSource(DataSource dataSource) {
        return new Dunlin(Objects.requireNonNull(dataSource, "dataSource"));
    }

    /**
     * The history by its name, {@code main} unless told. Its files are found by the thread's context class loader.
     *
     * @param name letters, digits, {@code _} and {@code -}
     */
    public Dunlin history(String name) {
        Dunlin copy = new Dunlin(this);
        copy.setHistory(name, null);
        return copy;
    }

    /** The history by its generated class, which finds the files in its own module. */
    public Dunlin history(History history) {
        Dunlin copy = new Dunlin(this);
        copy.setHistory(history.name(), history);
        return copy;
    }

    /** The schema of the history table, made if it is missing; without it, the connection's current schema. */
    public Dunlin schema(String schema) {
        Dunlin copy = new Dunlin(this);
        copy.schema = notBlank(schema, "schema");
        return copy;
    }

    /**
     * A folder of the class path that holds the migrations' folders, instead of {@code db/<history>}. May be called
     * several times; the places are merged by the migrations' names.
     *
     * @param classPathFolder without a leading slash, for example {@code db/main}
     */
    public Dunlin location(String classPathFolder) {
        List<String> more = new ArrayList<>(folders);
        more.add(notBlank(classPathFolder, "location").replaceAll("^/+|/+$", ""));
        Dunlin copy = new Dunlin(this);
        copy.folders = List.copyOf(more);
        return copy;
    }

    /** A directory that holds the migrations' folders, instead of {@code db/<history>}. May be called several times. */
    public Dunlin location(Path directory) {
        List<Path> more = new ArrayList<>(directories);
        more.add(directory);
        Dunlin copy = new Dunlin(this);
        copy.directories = List.copyOf(more);
        return copy;
    }

    /**
     * How long a statement in a transaction waits for a lock before its transaction is taken back and tried again; 3
     * seconds unless told, zero for ever. Everybody who wants the same table queues behind such a statement, so keep it
     * short. A directive in the file overrides it.
     */
    public Dunlin lockTimeout(Duration timeout) {
        Dunlin copy = new Dunlin(this);
        copy.lockTimeout = notNegative(timeout);
        return copy;
    }

    /**
     * How long a statement in a transaction may take; zero, for ever, unless told. Validations of constraints and
     * statements outside transactions are exempt. A directive in the file overrides it.
     */
    public Dunlin statementTimeout(Duration timeout) {
        Dunlin copy = new Dunlin(this);
        copy.statementTimeout = notNegative(timeout);
        return copy;
    }

    /**
     * How long to wait for another process that migrates the same database and finishes nothing in all that time; 15
     * minutes unless told.
     */
    public Dunlin waitTimeout(Duration timeout) {
        Dunlin copy = new Dunlin(this);
        copy.waitTimeout = notNegative(timeout);
        return copy;
    }

    /**
     * How many times a transaction is tried again that did not get a lock in time or was chosen to end a deadlock; 10
     * unless told. The pauses grow from a quarter of a second to eight seconds.
     */
    public Dunlin retries(int retries) {
        if (retries < 0) {
            throw new IllegalArgumentException("retries must not be negative: " + retries);
        }
        Dunlin copy = new Dunlin(this);
        copy.retries = retries;
        return copy;
    }

    /** Hears how a run goes on; replaces an earlier one. */
    public Dunlin listener(MigrationListener listener) {
        Dunlin copy = new Dunlin(this);
        copy.listener = Objects.requireNonNull(listener, "listener");
        return copy;
    }

    /** The last migration to apply; later ones stay pending. Without it, all are applied. */
    public Dunlin target(String migration) {
        Dunlin copy = new Dunlin(this);
        copy.target = notBlank(migration, "target");
        return copy;
    }

    /** If true, {@link #migrate()} only tells what it would do. */
    public Dunlin dryRun(boolean dryRun) {
        Dunlin copy = new Dunlin(this);
        copy.dryRun = dryRun;
        return copy;
    }

    /** If true, a new migration that sorts before an applied one is applied, too, instead of being refused. */
    public Dunlin outOfOrder(boolean outOfOrder) {
        Dunlin copy = new Dunlin(this);
        copy.outOfOrder = outOfOrder;
        return copy;
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
        return new Operation(this).call();
    }

    /**
     * Does what {@link #migrate()} does in many databases, going on past those that fail; look at the reports. The data source
     * of this object is not used.
     *
     * @param targets by names for the reports
     * @param atOnce how many to migrate at the same time
     * @return one for each target, in their order
     */
    public List<TargetReport> migrateEach(Map<String, ? extends DataSource> targets, int atOnce) {
        Map<String, Dunlin> settings = new LinkedHashMap<>();
        for (Map.Entry<String, ? extends DataSource> target : targets.entrySet()) {
            Dunlin copy = new Dunlin(this);
            copy.dataSource = target.getValue();
            settings.put(target.getKey(), copy);
        }
        return Operation.runEach(this, settings, atOnce);
    }

    /**
     * Does what {@link #migrate()} does in many schemas of the database, going on past those that fail; look at the reports.
     * Each has a history table of its own, and stands first in the search path while it is migrated, so that the history must
     * be one whose SQL names no schema.
     *
     * @param pattern of the schemas' names, as for LIKE, for example {@code tenant\_%}
     * @param atOnce how many to migrate at the same time; as many connections are needed, and twice as many while statements
     *     run that PostgreSQL forbids a transaction
     * @return one for each schema, in the order of their names
     */
    public List<TargetReport> migrateSchemas(String pattern, int atOnce) {
        Map<String, Dunlin> settings = new LinkedHashMap<>();
        for (String name : HistoryTable.schemas(dataSource, pattern)) {
            Dunlin copy = schema(name);
            copy.tenant = true;
            settings.put(name, copy);
        }
        return Operation.runEach(this, settings, atOnce);
    }

    /**
     * Takes the migration that was applied last out of the database, by the down SQL that was stored when it was applied; its
     * file is not needed. It is then held: {@link #migrate()} applies it again only once its file has changed, or {@link
     * #resolveRolledBack} has released it.
     *
     * @return what was done
     * @throws DunlinException if nothing is applied, or no down SQL was stored; nothing was run
     * @throws MigrationFailedException if a statement failed; where the down SQL is one transaction, the migration is then
     *     still applied, and otherwise the next rollback goes on at that statement
     * @throws MigrationLockedException if another process was at it for longer than {@link #waitTimeout}
     */
    public MigrationReport rollback() {
        return new Operation(this).rollback(null);
    }

    /**
     * Takes all migrations out of the database that were applied after this one, the newest first, as {@link #rollback()} does
     * with each. Before anything is run, all of them are looked at.
     *
     * @param to a migration that is applied, and stays
     */
    public MigrationReport rollback(String to) {
        return new Operation(this).rollback(notBlank(to, "to"));
    }

    /** How all migrations stand. Reads only, and does not wait for a process that is migrating. */
    public StatusReport status() {
        return new Operation(this).status();
    }

    /**
     * Like {@link #status()}, and refuses what {@link #migrate()} would refuse.
     *
     * @throws ValidationException if files and history table do not fit together
     */
    public StatusReport validate() {
        return new Operation(this).validate();
    }

    /**
     * Starts a history on a database that exists: declares that all migrations up to this one are in it, without running
     * them.
     *
     * @return how all migrations stand then
     * @throws DunlinException if the history has begun in this database
     */
    public StatusReport baseline(String migration) {
        return new Operation(this).baseline(migration);
    }

    /**
     * Declares that a migration is in the database as its file has it, however it came there: one that failed or is in
     * doubt and was finished by hand, or one whose file has changed without need to run anything.
     *
     * @return how all migrations stand then
     * @throws DunlinException if there is no such file
     */
    public StatusReport resolveApplied(String migration) {
        return new Operation(this).resolveApplied(migration);
    }

    /**
     * Declares that nothing of a migration is in the database: one that failed or is in doubt and was undone by hand, or
     * one that a rollback has taken out and that is to be applied again. If it has a file, it is pending then.
     *
     * @return how all migrations stand then
     * @throws DunlinException if the history table does not know the migration
     */
    public StatusReport resolveRolledBack(String migration) {
        return new Operation(this).resolveRolledBack(migration);
    }

    /** For tests: what to do where a run would let time pass. */
    Dunlin pause(LongConsumer sleep) {
        Dunlin copy = new Dunlin(this);
        copy.pause = sleep;
        return copy;
    }

    /** Folders of the class path that hold the migrations' folders. */
    List<String> folders() {
        return isPackaged() ? List.of("db/" + historyName) : folders;
    }

    /** Whether no place was named, so that the history stands where the processor and the build put it. */
    boolean isPackaged() {
        return folders.isEmpty() && directories.isEmpty();
    }

    /** Where the migrations are looked for, for people. */
    String locations() {
        List<Object> all = new ArrayList<>(folders());
        all.addAll(directories);
        return Texts.join(all);
    }

    private void setHistory(String name, @Nullable History finder) {
        if (!name.matches("[A-Za-z0-9_-]+")) {
            throw new IllegalArgumentException(
                    "a history's name consists of letters, digits, _ and -, not \"%s\"".formatted(name));
        }
        historyName = name;
        history = finder;
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
