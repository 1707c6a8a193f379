package dev.dunlin.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.dunlin.runtime.FaultHistory.Chapter;
import dev.dunlin.testing.CrashingServer;
import dev.dunlin.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Breaks calls off before and after everything that they ask the server for. What follows must leave catalog, history and
 * rows as if nothing had happened.
 *
 * <p>Tries some of the points, the same ones each time, and all of them with {@code -Ddunlin.test.faults=all}, which takes a
 * quarter of an hour.
 */
@Timeout(value = 1800, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FaultTest {
    private static final boolean ALL = "all".equals(System.getProperty("dunlin.test.faults"));
    private static final Logger LOGGER = Logger.getLogger("dev.dunlin.runtime");

    @TempDir
    static Path directory;

    private static FaultHistory history;
    private static final Map<Chapter, Undisturbed> undisturbed = new EnumMap<>(Chapter.class);

    private record Undisturbed(int calls, List<String> outcome) {}

    /** Before or after one call. */
    private record Point(Chapter chapter, int call, boolean done) {}

    /** Where a chapter can be run, once. */
    private record Place(String url, AutoCloseable end) implements AutoCloseable {
        DataSource dataSource() {
            return new UrlDataSource(url);
        }

        @Override
        public void close() throws Exception {
            end.close();
        }
    }

    @FunctionalInterface
    private interface Places {
        /** One that is where the chapter starts. */
        Place make(Chapter chapter) throws Exception;
    }

    @FunctionalInterface
    private interface Fault {
        /** Makes the chapter's call and breaks it off; whether that could be seen from the call. */
        boolean happens(Point point, Place place) throws Exception;
    }

    @BeforeAll
    static void runUndisturbed() throws Exception {
        LOGGER.setLevel(Level.OFF);
        history = new FaultHistory(directory);
        history.write();
        for (Chapter chapter : Chapter.values()) {
            try (Place place = database(chapter)) {
                WatchedDataSource counting = new WatchedDataSource(place.dataSource(), call -> {});
                fails(chapter, counting);
                history.goOn(chapter, place.dataSource());
                undisturbed.put(chapter, new Undisturbed(counting.calls(), FaultHistory.outcome(place.dataSource())));
            }
        }
    }

    @AfterAll
    static void logAgain() {
        LOGGER.setLevel(null);
    }

    @Test
    void theProcessEndsItself() throws Exception {
        forEach(points(true, 31), "the process halts", FaultTest::database, 2, (point, place) -> {
            assertThat(FaultyStarter.run(place.url(), directory, point.chapter(), point.call(), point.done()))
                    .as("the point was reached")
                    .isTrue();
            return true;
        });
    }

    @Test
    void aServerProcessIsEnded() throws Exception {
        forEach(
                points(true, 11),
                "a server process is ended",
                FaultTest::database,
                2,
                (point, place) -> fails(point, place.dataSource(), call -> {
                    try (Connection connection = place.dataSource().getConnection()) {
                        terminate(new TestSql(new SingleConnection(connection)), call.pid());
                    }
                }));
    }

    private static void terminate(TestSql sql, int pid) {
        sql.run("select pg_terminate_backend(%s)".formatted(pid));
        while (!sql.rows("select from pg_stat_activity where pid = " + pid).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NEVER", mode = EnumSource.Mode.EXCLUDE)
    void aConnectionIsCut(CuttingProxy.Cut cut) throws Exception {
        forEach(points(false, 7), "a connection is cut " + cut, FaultTest::database, 2, (point, place) -> {
            try (CuttingProxy proxy = new CuttingProxy(place.url())) {
                return fails(point, new UrlDataSource(proxy.url()), call -> proxy.cut(call.connection(), cut));
            }
        });
    }

    @Test
    void theServerCrashes() throws Exception {
        assumeTrue(CrashingServer.isPossible(), "the tests' server is none that may be stopped");
        CrashingServer server = CrashingServer.start();
        for (Chapter chapter : Chapter.values()) {
            String template = chapter.name().toLowerCase(Locale.ROOT);
            server.run("create database %s template template0".formatted(template));
            history.prepare(chapter, new UrlDataSource(server.url(template)));
        }
        Places places = chapter -> {
            server.run("create database attempt template " + chapter.name().toLowerCase(Locale.ROOT));
            return new Place(server.url("attempt"), () -> server.run("drop database attempt with (force)"));
        };
        forEach(points(true, 31), "the server crashes", places, 1, (point, place) -> {
            boolean failed = fails(point, place.dataSource(), call -> server.crash());
            server.restart();
            return failed;
        });
    }

    /** Every n-th point of all chapters, or all. */
    private static List<Point> points(boolean afterCalls, int step) {
        List<Point> points = new ArrayList<>();
        for (Chapter chapter : Chapter.values()) {
            for (int call = 1; call <= undisturbed.get(chapter).calls(); call++) {
                points.add(new Point(chapter, call, false));
                if (afterCalls) {
                    points.add(new Point(chapter, call, true));
                }
            }
        }
        List<Point> chosen = new ArrayList<>();
        for (int i = 0; i < points.size(); i += ALL ? 1 : step) {
            chosen.add(points.get(i));
        }
        return chosen;
    }

    private static void forEach(List<Point> points, String what, Places places, int atOnce, Fault fault)
            throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(atOnce);
        AtomicInteger noticed = new AtomicInteger();
        try {
            List<Future<Optional<String>>> attempts = new ArrayList<>();
            for (Point point : points) {
                attempts.add(executor.submit(() -> attempt(point, places, fault, noticed)));
            }
            List<String> failures = new ArrayList<>();
            for (Future<Optional<String>> attempt : attempts) {
                attempt.get().ifPresent(failures::add);
            }
            System.out.printf("%s: %d points tried, the call failed at %d%n", what, points.size(), noticed.get());
            assertThat(failures).isEmpty();
            assertThat(noticed).as("calls that failed").hasPositiveValue();
        } finally {
            executor.shutdownNow();
        }
    }

    /** What is wrong after it. */
    private static Optional<String> attempt(Point point, Places places, Fault fault, AtomicInteger noticed) {
        try (Place place = places.make(point.chapter())) {
            noticed.addAndGet(fault.happens(point, place) ? 1 : 0);
            history.goOn(point.chapter(), place.dataSource());
            List<String> expected = undisturbed.get(point.chapter()).outcome();
            List<String> found = FaultHistory.outcome(place.dataSource());
            if (found.equals(expected)) {
                return Optional.empty();
            }
            List<String> missing = new ArrayList<>(expected);
            List<String> added = new ArrayList<>(found);
            found.forEach(missing::remove);
            expected.forEach(added::remove);
            return Optional.of("%s: without %s, with %s".formatted(point, missing, added));
        } catch (Exception | AssertionError e) {
            return Optional.of(point + ": " + e);
        }
    }

    private static Place database(Chapter chapter) {
        TestDatabase database = TestDatabase.create(
                "faults " + chapter,
                connection -> history.prepare(
                        chapter, new UrlDataSource(connection.getMetaData().getURL())));
        return new Place(database.url(), database);
    }

    /** Makes a chapter's call, does something at one point of it, and tells whether the call fails. */
    private static boolean fails(Point point, DataSource connections, WatchedDataSource.Watcher fault) {
        AtomicBoolean reached = new AtomicBoolean();
        boolean failed = fails(point.chapter(), new WatchedDataSource(connections, call -> {
            if (call.number() == point.call() && call.done() == point.done()) {
                reached.set(true);
                fault.hear(call);
            }
        }));
        assertThat(reached).as("the point was reached").isTrue();
        return failed;
    }

    private static boolean fails(Chapter chapter, DataSource connections) {
        try {
            history.run(chapter, connections);
            return false;
        } catch (DunlinException e) {
            return true;
        }
    }
}
