package dev.dunlin.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and reads the migrations of a history, from all places where they stand. */
final class MigrationFiles {
    private static final String SQL = "/migration.sql";
    private static final String DOWN = "/down.sql";
    private static final String CHANGES = "/changes.json";
    private static final String PROPERTIES = "dunlin.properties";

    /** What Prisma Migrate writes beside its migrations. */
    private static final String PRISMA_LOCK = "migration_lock.toml";

    private static final Set<String> OTHER_FOLDERS = Set.of("objects", "seed");
    private static final String FORMAT = "1";

    private final Dunlin settings;

    /** By what describes them, in the order in which they were found. */
    private final Map<String, Place> places = new LinkedHashMap<>();

    private final SortedMap<String, Migration> migrations = new TreeMap<>();
    private boolean propertiesFound;

    private MigrationFiles(Dunlin settings) {
        this.settings = settings;
    }

    /**
     * All migrations, by the code units of their names.
     *
     * @throws MigrationFileException if there is no place, or what stands there is no history of PostgreSQL migrations
     *     that this version understands
     */
    static List<Migration> read(Dunlin settings) {
        MigrationFiles files = new MigrationFiles(settings);
        try {
            files.find();
            for (Place place : files.places.values()) {
                files.read(place);
            }
        } catch (IOException | URISyntaxException e) {
            throw new MigrationFileException(Code.UNREADABLE, settings.locations(), "cannot be read (" + e + ").", e);
        } finally {
            files.close();
        }
        files.requireProperties();
        return List.copyOf(files.migrations.values());
    }

    /**
     * The packaged script that makes the whole schema in a database that does not have any of the history, or in which an
     * earlier run has begun with just this script; null if there is none, or the history's place was named.
     */
    static @Nullable Migration schema(Dunlin settings, List<Migration> migrations, Ledger ledger) {
        HistoryRow first =
                ledger.rows().isEmpty() ? null : ledger.rows().iterator().next();
        boolean begun = first != null && first.isUnfinished() && !first.reversing;
        if (!settings.isPackaged() || migrations.size() < 2 || ledger.rows().size() > (begun ? 1 : 0)) {
            return null;
        }
        String file = "META-INF/dunlin/" + settings.historyName + "/schema.sql";
        try {
            for (URL url : new MigrationFiles(settings).resources(file)) {
                URLConnection connection = url.openConnection();
                connection.setUseCaches(false);
                try (InputStream in = connection.getInputStream()) {
                    Migration schema = Migration.ofSchema(file, Migration.text(in.readAllBytes()), migrations);
                    if (schema != null && (first == null || schema.checksum().equals(first.checksum))) {
                        return schema;
                    }
                }
            }
        } catch (IOException e) {
            throw new MigrationFileException(Code.UNREADABLE, file, "cannot be read (" + e + ").", e);
        }
        return null;
    }

    private void find() throws IOException, URISyntaxException {
        for (Path directory : settings.directories) {
            if (!Files.isDirectory(directory)) {
                throw error(
                        Code.NO_LOCATION,
                        directory.toString(),
                        "there is no such directory; it should hold the migrations' folders.");
            }
            add(Place.of(directory));
        }
        for (String folder : settings.folders()) {
            int before = places.size();
            // A jar need not list its folders, so that files are looked for, too, which tell where the folder is.
            find(folder, folder);
            find(folder, folder + "/" + PROPERTIES);
            find(folder, folder + "/" + PRISMA_LOCK);
            if (places.size() == before) {
                throw error(
                        Code.NO_LOCATION,
                        folder,
                        "the class path has no such folder. Generate the first migration of history \"%s\", see that the folder is packaged with the classes, or name another place with location(…).%s"
                                .formatted(settings.historyName, withoutProcessor()));
            }
        }
    }

    /** What to say where no processor has left its snapshot. */
    private String withoutProcessor() throws IOException {
        return resources("META-INF/dunlin/" + settings.historyName + "/snapshot.json")
                        .isEmpty()
                ? " No processor has run: since JDK 23 it must stand on the processor path."
                : "";
    }

    private void find(String folder, String path) throws IOException, URISyntaxException {
        for (URL url : resources(path)) {
            add(Place.open(url, folder));
        }
    }

    /** All that the history's own module, and the class path, have of that path. */
    private List<URL> resources(String path) throws IOException {
        List<URL> found = new ArrayList<>();
        ClassLoader loader;
        if (settings.history == null) {
            loader = Thread.currentThread().getContextClassLoader();
        } else {
            loader = settings.history.getClass().getClassLoader();
            URL own = settings.history.resource(path);
            if (own != null) {
                found.add(own);
            }
        }
        if (loader == null) {
            loader = ClassLoader.getSystemClassLoader();
        }
        found.addAll(Collections.list(loader.getResources(path)));
        return found;
    }

    private void add(Place place) throws IOException {
        if (places.putIfAbsent(place.description(), place) != null) {
            place.close();
        }
    }

    private void read(Place place) throws IOException {
        SortedSet<String> files = place.files();
        if (files.contains(PROPERTIES)) {
            checkProperties(place);
            propertiesFound = true;
        }
        if (files.contains(PRISMA_LOCK)) {
            checkPrismaLock(place);
        }
        Set<String> folders = new TreeSet<>();
        for (String file : files) {
            int slash = file.indexOf('/');
            if (slash > 0 && Set.of(SQL, DOWN, CHANGES).contains(file.substring(slash))) {
                folders.add(file.substring(0, slash));
            }
        }
        folders.removeAll(OTHER_FOLDERS);
        for (String folder : folders) {
            readFolder(place, folder, files);
        }
    }

    private void readFolder(Place place, String folder, Set<String> files) throws IOException {
        String name = place.label() + "/" + folder;
        if (!files.contains(folder + SQL)) {
            throw error(Code.UNREADABLE, name, "this migration has no migration.sql; bring the file back.");
        }
        boolean typed = files.contains(folder + CHANGES);
        boolean reversible = files.contains(folder + DOWN);
        Migration migration = Migration.of(
                folder,
                name + SQL,
                text(place, folder + SQL),
                typed && reversible ? text(place, folder + CHANGES) : typed ? "" : null,
                reversible ? text(place, folder + DOWN) : null);
        Migration other = migrations.put(folder, migration);
        if (other != null && !other.hasSameContentAs(migration)) {
            throw error(
                    Code.AMBIGUOUS,
                    name,
                    "this migration stands in two places with two contents, among %s. Remove one; after a change it may help to build anew."
                            .formatted(Texts.join(places.keySet())));
        }
    }

    private static String text(Place place, String file) throws IOException {
        try {
            return Migration.text(place.read(file));
        } catch (CharacterCodingException e) {
            throw new MigrationFileException(
                    Code.UNREADABLE, place.label() + "/" + file, "this file is not UTF-8; save it as UTF-8.", e);
        }
    }

    private static void checkProperties(Place place) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(new String(place.read(PROPERTIES), StandardCharsets.UTF_8)));
        String file = place.label() + "/" + PROPERTIES;
        checkProvider(file, properties.getProperty("provider"));
        String format = stated(properties.getProperty("format"));
        if (!format.matches("\"[0-9]+\"")) {
            throw error(
                    Code.WRONG_FORMAT,
                    file,
                    "the format is %s; it must be a number, here format=%s.".formatted(format, FORMAT));
        } else if (!format.equals("\"" + FORMAT + "\"")) {
            throw error(
                    Code.WRONG_FORMAT,
                    file,
                    "the history is of format %s, and this version of dunlin-runtime (%s) knows format %s; use the version that wrote it, or a newer one."
                            .formatted(format, Version.CURRENT, FORMAT));
        }
    }

    private static void checkPrismaLock(Place place) throws IOException {
        Matcher provider = Pattern.compile("^\\s*provider\\s*=\\s*\"([^\"]*)\"", Pattern.MULTILINE)
                .matcher(new String(place.read(PRISMA_LOCK), StandardCharsets.UTF_8));
        if (provider.find()) {
            checkProvider(place.label() + "/" + PRISMA_LOCK, provider.group(1));
        }
    }

    private static void checkProvider(String file, @Nullable String provider) {
        if (!"postgresql".equals(provider) && !"postgres".equals(provider)) {
            throw error(
                    Code.WRONG_FORMAT,
                    file,
                    "the provider is %s, and this is for postgresql only.".formatted(stated(provider)));
        }
    }

    private static String stated(@Nullable String value) {
        return value == null ? "not stated" : "\"" + value.strip() + "\"";
    }

    private void requireProperties() {
        for (Migration migration : migrations.values()) {
            if (migration.isTyped() && !propertiesFound) {
                throw error(
                        Code.WRONG_FORMAT,
                        settings.locations() + "/" + PROPERTIES,
                        "this file is missing, and %s has typed changes, so that their format must be known. Bring the file back, with the lines provider=postgresql and format=%s."
                                .formatted(migration.name(), FORMAT));
            }
        }
    }

    private static MigrationFileException error(String code, String file, String message) {
        return new MigrationFileException(code, file, message, null);
    }

    private void close() {
        for (Place place : places.values()) {
            try {
                place.close();
            } catch (IOException e) {
                Texts.debug("could not close " + place.description(), e);
            }
        }
    }
}
