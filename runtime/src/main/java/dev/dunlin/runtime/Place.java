package dev.dunlin.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** One folder that holds folders of migrations, open for reading: in a file system, or in a jar, perhaps nested. */
final class Place implements Closeable {
    private final String label;
    private final @Nullable Path path;
    private final @Nullable JarFile jar;
    private final String prefix;

    private Place(String label, @Nullable Path path, @Nullable JarFile jar, String prefix) {
        this.label = label;
        this.path = path;
        this.jar = jar;
        this.prefix = prefix;
    }

    static Place of(Path directory) {
        return new Place(directory.toString(), directory, null, "");
    }

    /**
     * Opens a folder of the class path.
     *
     * @param found where the class path has the folder, or a file that stands in it
     */
    static Place open(URL found, String folder) throws IOException, URISyntaxException {
        URLConnection connection = found.openConnection();
        if (connection instanceof JarURLConnection jar) {
            // A cached jar belongs to everybody, and would keep the file open after this.
            jar.setUseCaches(false);
            String entry = jar.getEntryName();
            String prefix = entry.substring(0, entry.lastIndexOf(folder) + folder.length()) + "/";
            return new Place(folder, null, jar.getJarFile(), prefix);
        }
        Path path = path(found.toURI());
        return new Place(folder, Files.isDirectory(path) ? path : path.resolveSibling(""), null, "");
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

    /** The folder's name in messages: a path of the class path, or of the file system if that is how it was given. */
    String label() {
        return label;
    }

    /** Which place it is; no two have the same. */
    String description() {
        return jar == null ? String.valueOf(path) : jar.getName() + "!/" + prefix;
    }

    /** The files that stand in it directly and in its folders, as {@code name} and {@code folder/name}. */
    SortedSet<String> files() throws IOException {
        SortedSet<String> files = new TreeSet<>();
        if (path != null) {
            list(path, "", files);
        } else if (jar != null) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(prefix) && !name.endsWith("/")) {
                    files.add(name.substring(prefix.length()));
                }
            }
        }
        return files;
    }

    private static void list(Path folder, String prefix, SortedSet<String> files) throws IOException {
        try (DirectoryStream<Path> children = Files.newDirectoryStream(folder)) {
            for (Path child : children) {
                String name = prefix + child.getFileName();
                if (!Files.isDirectory(child)) {
                    files.add(name);
                } else if (prefix.isEmpty()) {
                    list(child, name + "/", files);
                }
            }
        }
    }

    /** The whole content of one of the {@link #files()}. */
    byte[] read(String file) throws IOException {
        if (path != null) {
            return Files.readAllBytes(path.resolve(file));
        }
        JarEntry entry = jar == null ? null : jar.getJarEntry(prefix + file);
        if (jar == null || entry == null) {
            throw new IOException("there is no " + prefix + file);
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        if (jar != null) {
            jar.close();
        }
    }
}
