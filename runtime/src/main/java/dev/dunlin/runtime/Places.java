package dev.dunlin.runtime;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the folders of a history, by their name and by the names of files that stand in them, because a jar need not list
 * its folders.
 */
final class Places {
    private static final List<String> KNOWN_FILES = List.of("/dunlin.properties", "/migration_lock.toml");

    private final Settings settings;

    Places(Settings settings) {
        this.settings = settings;
    }

    /**
     * Opens them all; the caller closes them.
     *
     * @throws MigrationFileException if a location is nowhere
     */
    List<Place> open() {
        List<Place> places = new ArrayList<>();
        for (Location location : settings.locations()) {
            places.addAll(
                    location instanceof Location.ClassPath classPath ? find(classPath.folder()) : directory(location));
        }
        return places;
    }

    private static List<Place> directory(Location location) {
        Path path = ((Location.Directory) location).path();
        if (!Files.isDirectory(path)) {
            throw new MigrationFileException(
                    Code.NO_LOCATION,
                    path.toString(),
                    "there is no such directory; it should hold the migrations' folders.");
        }
        return List.of(new Place.Folder(path, path.toString()));
    }

    private List<Place> find(String folder) {
        Map<String, Place> places = new LinkedHashMap<>();
        try {
            for (URL url : urls(folder)) {
                Place place = open(url, folder);
                if (places.putIfAbsent(place.description(), place) != null) {
                    place.close();
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new MigrationFileException(
                    Code.UNREADABLE, folder, 0, 0, "cannot be read from the class path (" + e.getMessage() + ").", e);
        }
        if (places.isEmpty()) {
            throw new MigrationFileException(
                    Code.NO_LOCATION,
                    folder,
                    "the class path has no such folder. Generate the first migration of history \"%s\", see that the folder is packaged"
                                    .formatted(settings.historyName)
                            + " with the classes, or name another place with location(…).");
        }
        return List.copyOf(places.values());
    }

    /** All that may show the folder; several may show the same one. */
    private List<URL> urls(String folder) throws IOException {
        Map<String, URL> found = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>(List.of(folder));
        KNOWN_FILES.forEach(file -> paths.add(folder + file));
        for (String path : paths) {
            List<URL> urls = new ArrayList<>();
            if (settings.history != null) {
                URL own = settings.history.resource(path);
                if (own != null) {
                    urls.add(own);
                }
            }
            urls.addAll(Collections.list(classLoader().getResources(path)));
            urls.forEach(url -> found.putIfAbsent(url.toExternalForm(), url));
        }
        return List.copyOf(found.values());
    }

    private ClassLoader classLoader() {
        @Nullable
        ClassLoader own = settings.history == null
                ? Thread.currentThread().getContextClassLoader()
                : settings.history.getClass().getClassLoader();
        return own == null ? ClassLoader.getSystemClassLoader() : own;
    }

    private static Place open(URL url, String folder) throws IOException, URISyntaxException {
        URLConnection connection = url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return Place.Jar.open(jar, folder);
        }
        Path found = path(url.toURI());
        return new Place.Folder(Files.isDirectory(found) ? found : found.resolveSibling(""), folder);
    }

    private static Path path(URI uri) throws IOException {
        try {
            return Path.of(uri);
        } catch (FileSystemNotFoundException e) {
            // A native image keeps its resources in a file system that has to be opened first.
            FileSystems.newFileSystem(URI.create(uri.getScheme() + ":/"), Map.of());
            return Path.of(uri);
        }
    }
}
