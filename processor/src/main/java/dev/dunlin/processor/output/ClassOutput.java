package dev.dunlin.processor.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
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

    public ClassOutput(Filer filer) {
        this.filer = filer;
    }

    /** The text of a file that an earlier compilation left, or that was copied there; empty if there is none. */
    public Optional<String> read(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** The content of a file, for example of a class file; empty if there is none. */
    public Optional<byte[]> bytes(String path) {
        return bytes(StandardLocation.CLASS_OUTPUT, path);
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
        FileObject written = created.get(path);
        if (written == null && bytes(path).filter(present -> present.length > 0).isEmpty()) {
            return false;
        }
        FileObject present = written != null ? written : filer.getResource(StandardLocation.CLASS_OUTPUT, "", path);
        Optional<Path> file = file(present.toUri());
        if (file.isEmpty()) {
            create(path).openOutputStream().close();
            return true;
        }
        boolean deleted = Files.deleteIfExists(file.get());
        if (deleted) {
            deleteIfEmpty(file.get().getParent());
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
            Path folder = file(uri(probe)).orElse(null);
            for (int i = probe.split("/").length; i > 0 && folder != null; i--) {
                folder = folder.getParent();
            }
            return Optional.ofNullable(folder);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> file(URI uri) {
        try {
            return Optional.of(Path.of(uri).toAbsolutePath().normalize());
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private URI uri(String probe) throws IOException {
        try {
            return filer.getResource(StandardLocation.CLASS_OUTPUT, "", probe).toUri();
        } catch (IOException | IllegalArgumentException e) {
            return create(probe).toUri();
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
            return file;
        } catch (IllegalArgumentException e) {
            // What javac throws for a folder.
            throw new IOException(e.getMessage(), e);
        }
    }

    private Optional<byte[]> bytes(StandardLocation location, String path) {
        try (InputStream in = filer.getResource(location, "", path).openInputStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | RuntimeException e) {
            // Compilers differ in what they throw for a file that is not there, and for a location that is not set.
            return Optional.empty();
        }
    }
}
