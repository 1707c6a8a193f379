package dev.dunlin.processor.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.tools.FileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/**
 * The class output, by paths with {@code /} that start at its root. All text is UTF-8. A file that has its content already is
 * not touched, so that a second compilation writes nothing.
 */
public final class ClassOutput {
    private final Filer filer;
    private final Map<String, FileObject> created = new HashMap<>();

    /** The folder that the class output is; null until the compiler has shown a file in it, or where it is none. */
    private @Nullable Path root;

    public ClassOutput(Filer filer) {
        this.filer = filer;
    }

    /** The text of a file that an earlier compilation left, or that was copied there; empty if there is none. */
    public Optional<String> read(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The content of a file, for example of a class file; empty if there is none. */
    public Optional<byte[]> bytes(String path) {
        return root == null ? bytes(StandardLocation.CLASS_OUTPUT, path) : bytes(root, path);
    }

    /** The text of a file on the class path, in what this compilation depends on; empty if there is none. */
    public Optional<String> readFromClassPath(String path) {
        return bytes(StandardLocation.CLASS_PATH, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /**
     * Writes a file, unless it has this text already.
     *
     * @param origins the elements that it comes from, for incremental builds
     * @throws IOException if it cannot be written; it may then be incomplete
     */
    public void write(String path, String text, Element... origins) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes(path).filter(present -> Arrays.equals(present, bytes)).isPresent()) {
            return;
        }
        try (OutputStream out = create(path, origins).openOutputStream()) {
            out.write(bytes);
        } catch (IOException e) {
            // Compilers do not always name the file.
            throw new IOException("\"%s\" in the class output: %s".formatted(path, reason(e)), e);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    /**
     * Removes a file that this or an earlier compilation wrote, and its folder if nothing else is in it. Where the class output
     * is no folder of the default file system, the file is emptied, since compilers let nothing be removed.
     *
     * @return whether there was one that was not empty
     * @throws IOException if it can be neither removed nor emptied
     */
    public boolean delete(String path) throws IOException {
        // Compilers let nothing be read that was written just now.
        boolean present = created.containsKey(path)
                || bytes(path).filter(bytes -> bytes.length > 0).isPresent();
        if (!present) {
            return false;
        }
        if (root == null) {
            create(path).openOutputStream().close();
            return true;
        }
        Path file = root.resolve(path);
        boolean deleted = Files.deleteIfExists(file);
        if (deleted) {
            deleteIfEmpty(file.getParent());
        }
        return deleted;
    }

    private static void deleteIfEmpty(@Nullable Path folder) throws IOException {
        if (folder == null) {
            return;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            if (entries.findAny().isPresent()) {
                return;
            }
        }
        Files.delete(folder);
    }

    /**
     * The folder that the class output is.
     *
     * @param probe a path that this compilation may create, since some compilers tell nothing before
     * @return empty if the output is not a folder of the default file system
     */
    public Optional<Path> folder(String probe) {
        try {
            if (bytes(probe).isEmpty() && root == null) {
                create(probe);
            }
            return Optional.ofNullable(root);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes note of where the class output is, from a file in it. */
    private void locate(FileObject file, String path) {
        Path folder = file(file.toUri()).orElse(null);
        for (int i = path.split("/").length; i > 0 && folder != null; i--) {
            folder = folder.getParent();
        }
        root = folder;
    }

    private static Optional<Path> file(URI uri) {
        try {
            return Optional.of(Path.of(uri).toAbsolutePath().normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private FileObject create(String path, Element... origins) throws IOException {
        FileObject known = created.get(path);
        if (known != null) {
            return known;
        }
        try {
            FileObject file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origins);
            created.put(path, file);
            locate(file, path);
            return file;
        } catch (IllegalArgumentException e) {
            // What javac throws for a folder.
            throw new IOException(e.getMessage(), e);
        }
    }

    private Optional<byte[]> bytes(StandardLocation location, String path) {
        try {
            FileObject file = filer.getResource(location, "", path);
            if (location == StandardLocation.CLASS_OUTPUT) {
                locate(file, path);
            }
            try (InputStream in = file.openInputStream()) {
                return Optional.of(in.readAllBytes());
            }
        } catch (IOException | RuntimeException e) {
            // Compilers differ in what they throw for a file that is not there, and for a location that is not set.
            return Optional.empty();
        }
    }

    /** Not through the compiler, since javac compares each file that it is asked for with all that were created. */
    private static Optional<byte[]> bytes(Path root, String path) {
        try {
            Path file = root.resolve(path);
            // Most files that are asked for are not there, and an exception costs more than a look.
            return Files.isRegularFile(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }
}
