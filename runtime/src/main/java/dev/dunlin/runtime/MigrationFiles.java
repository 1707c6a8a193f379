package dev.dunlin.runtime;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the migrations of a history from all places where they stand. */
final class MigrationFiles {
    private static final String SQL = "/migration.sql";
    private static final String DOWN = "/down.sql";
    private static final String CHANGES = "/changes.json";
    private static final String PROPERTIES = "dunlin.properties";
    /** What Prisma Migrate writes beside its migrations. */
    private static final String PRISMA_LOCK = "migration_lock.toml";

    private static final Pattern PRISMA_PROVIDER =
            Pattern.compile("^\\s*provider\\s*=\\s*\"([^\"]*)\"", Pattern.MULTILINE);
    private static final Set<String> OTHER_FOLDERS = Set.of("objects", "seed");
    private static final int FORMAT = 1;

    private final Settings settings;
    private final SortedMap<String, Migration> migrations = new TreeMap<>();
    private boolean propertiesFound;

    private MigrationFiles(Settings settings) {
        this.settings = settings;
    }

    /**
     * All migrations, by the code units of their names.
     *
     * @throws MigrationFileException if there is no place, or what stands there is no history of PostgreSQL migrations
     *     that this version understands
     */
    static List<Migration> read(Settings settings) {
        return new MigrationFiles(settings).readAll();
    }

    private List<Migration> readAll() {
        List<Place> places = new Places(settings).open();
        try {
            for (Place place : places) {
                readPlace(place);
            }
        } finally {
            places.forEach(MigrationFiles::close);
        }
        requireProperties();
        return List.copyOf(migrations.values());
    }

    private void readPlace(Place place) {
        try {
            SortedSet<String> files = place.files();
            if (files.contains(PROPERTIES)) {
                checkProperties(place);
                propertiesFound = true;
            }
            if (files.contains(PRISMA_LOCK)) {
                checkPrismaLock(place);
            }
            for (String folder : folders(files)) {
                readFolder(place, folder, files);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new MigrationFileException(
                    Code.UNREADABLE, place.description(), 0, 0, "cannot be read (" + e.getMessage() + ").", e);
        }
    }

    private static Set<String> folders(Set<String> files) {
        return files.stream()
                .filter(file -> file.indexOf('/') > 0)
                .map(file -> file.substring(0, file.indexOf('/')))
                .filter(folder -> !OTHER_FOLDERS.contains(folder))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void readFolder(Place place, String folder, Set<String> files) throws IOException {
        boolean typed = files.contains(folder + CHANGES);
        boolean hasDown = files.contains(folder + DOWN);
        if (!files.contains(folder + SQL)) {
            if (typed || hasDown) {
                throw new MigrationFileException(
                        Code.UNREADABLE,
                        path(place, folder),
                        "this migration has no migration.sql; bring the file back.");
            }
            return;
        }
        Migration migration = new Migration(
                folder,
                path(place, folder + SQL),
                text(place, folder + SQL),
                typed,
                hasDown ? text(place, folder + DOWN) : null);
        Migration other = migrations.put(folder, migration);
        if (other != null && !other.hasSameContentAs(migration)) {
            throw new MigrationFileException(
                    Code.AMBIGUOUS,
                    path(place, folder),
                    "this migration stands in two places with two contents, here in %s; the other is %s. Remove one; after a"
                                    .formatted(place.description(), other.file())
                            + " change it may help to build anew.");
        }
    }

    private SqlText text(Place place, String file) throws IOException {
        try {
            return SqlText.of(place.read(file));
        } catch (CharacterCodingException e) {
            throw new MigrationFileException(
                    Code.UNREADABLE, path(place, file), 0, 0, "this file is not UTF-8; save it as UTF-8.", e);
        }
    }

    private void checkProperties(Place place) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(new String(place.read(PROPERTIES), StandardCharsets.UTF_8)));
        @Nullable String provider = properties.getProperty("provider");
        if (!"postgresql".equals(provider)) {
            throw wrongFormat(
                    place,
                    PROPERTIES,
                    "the provider is %s, and this is for postgresql only."
                            .formatted(provider == null ? "not stated" : "\"" + provider + "\""));
        }
        @Nullable String format = properties.getProperty("format");
        if (format == null || !format.strip().matches("[0-9]{1,9}")) {
            throw wrongFormat(
                    place,
                    PROPERTIES,
                    "the format is %s; it must be a number, here format=%s."
                            .formatted(format == null ? "not stated" : "\"" + format + "\"", FORMAT));
        }
        if (Integer.parseInt(format.strip()) != FORMAT) {
            throw wrongFormat(
                    place,
                    PROPERTIES,
                    "the history is of format %s, and this version of dunlin-runtime (%s) knows format %s; use the version that wrote it, or a newer one."
                            .formatted(format.strip(), Version.CURRENT, FORMAT));
        }
    }

    private void checkPrismaLock(Place place) throws IOException {
        Matcher provider = PRISMA_PROVIDER.matcher(new String(place.read(PRISMA_LOCK), StandardCharsets.UTF_8));
        if (provider.find() && !provider.group(1).startsWith("postgres")) {
            throw wrongFormat(
                    place,
                    PRISMA_LOCK,
                    "the provider is \"%s\", and this is for postgresql only.".formatted(provider.group(1)));
        }
    }

    private void requireProperties() {
        migrations.values().stream().filter(Migration::isTyped).findFirst().ifPresent(migration -> {
            if (!propertiesFound) {
                throw new MigrationFileException(
                        Code.WRONG_FORMAT,
                        settings.locations().get(0) + "/" + PROPERTIES,
                        "this file is missing, and %s has typed changes, so that their format must be known. Bring the file"
                                        .formatted(migration.name())
                                + " back, with the lines provider=postgresql and format=%s.".formatted(FORMAT));
            }
        });
    }

    private static MigrationFileException wrongFormat(Place place, String file, String message) {
        return new MigrationFileException(Code.WRONG_FORMAT, path(place, file), message);
    }

    private static String path(Place place, String file) {
        return place.label() + "/" + file;
    }

    private static void close(Place place) {
        try {
            place.close();
        } catch (IOException e) {
            Log.debug("could not close " + place.description() + ": " + e);
        }
    }
}
