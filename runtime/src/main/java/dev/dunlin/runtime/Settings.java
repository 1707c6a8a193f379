package dev.dunlin.runtime;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a {@link Dunlin} was told. Changed only while it is made; shared only after that. */
final class Settings {
    private static final Pattern HISTORY_NAME = Pattern.compile("[A-Za-z0-9_-]+");

    final DataSource dataSource;
    String historyName = "main";

    @Nullable
    History history;

    @Nullable
    String schema;

    Duration lockTimeout = Duration.ofSeconds(3);
    Duration statementTimeout = Duration.ZERO;
    Duration waitTimeout = Duration.ofMinutes(15);
    int retries = 10;
    MigrationListener listener = new MigrationListener() {};

    @Nullable
    String target;

    boolean dryRun;
    boolean outOfOrder;
    Pause pause = Pause.SLEEP;
    private List<Location> locations = List.of();

    Settings(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    Settings(Settings other) {
        this(other.dataSource);
        historyName = other.historyName;
        history = other.history;
        schema = other.schema;
        lockTimeout = other.lockTimeout;
        statementTimeout = other.statementTimeout;
        waitTimeout = other.waitTimeout;
        retries = other.retries;
        listener = other.listener;
        target = other.target;
        dryRun = other.dryRun;
        outOfOrder = other.outOfOrder;
        pause = other.pause;
        locations = other.locations;
    }

    void history(String name, @Nullable History finder) {
        if (!HISTORY_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a history's name consists of letters, digits, _ and -, not \"%s\"".formatted(name));
        }
        historyName = name;
        history = finder;
    }

    void addLocation(Location location) {
        locations = Stream.concat(locations.stream(), Stream.of(location)).toList();
    }

    List<Location> locations() {
        return locations.isEmpty() ? List.of(new Location.ClassPath("db/" + historyName)) : locations;
    }

    /** Where the migrations are looked for, for people. */
    String locationText() {
        return String.join(", ", locations().stream().map(Object::toString).toList());
    }
}
