package dev.dunlin.runtime;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** One folder that holds folders of migrations, open for reading. */
sealed interface Place extends Closeable {
    /** Which place it is; no two have the same. */
    String description();

    /** The folder's name in messages: a path of the class path, or of the file system if that is how it was given. */
    String label();

    /**
     * The files that stand in it directly and in its folders, as {@code name} and {@code folder/name}, by code unit. The
     * same every time.
     */
    SortedSet<String> files() throws IOException;

    /** The whole content of one of the {@link #files()}. */
    byte[] read(String file) throws IOException;

    /** A folder of a file system, which may be the one of the Java run time's image. */
    record Folder(Path path, String label) implements Place {
        @Override
        public String description() {
            return path.toString();
        }

        @Override
        public SortedSet<String> files() throws IOException {
            SortedSet<String> files = new TreeSet<>();
            for (Path child : children(path)) {
                String name = child.getFileName().toString();
                if (Files.isDirectory(child)) {
                    children(child).stream()
                            .filter(Files::isRegularFile)
                            .forEach(file -> files.add(name + "/" + file.getFileName()));
                } else {
                    files.add(name);
                }
            }
            return files;
        }

        private static List<Path> children(Path folder) throws IOException {
            try (Stream<Path> children = Files.list(folder)) {
                return children.toList();
            }
        }

        @Override
        public byte[] read(String file) throws IOException {
            return Files.readAllBytes(path.resolve(file));
        }

        @Override
        public void close() {
            // A path holds nothing open.
        }
    }

    /**
     * A folder in a jar, which may be nested in another one.
     *
     * @param jar closed with this place
     * @param prefix the folder with a slash at its end
     */
    record Jar(JarFile jar, String prefix, String label) implements Place {
        /** Opens the jar in which the class path found the folder, or a file that stands in it. */
        static Jar open(JarURLConnection known, String folder) throws IOException {
            // A cached jar belongs to everybody, and would keep the file open after this.
            known.setUseCaches(false);
            JarFile jar = known.getJarFile();
            String entry = known.getEntryName();
            return new Jar(jar, entry.substring(0, entry.lastIndexOf(folder) + folder.length()) + "/", folder);
        }

        @Override
        public String description() {
            return jar.getName() + "!/" + prefix;
        }

        @Override
        public SortedSet<String> files() {
            SortedSet<String> files = new TreeSet<>();
            jar.stream()
                    .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(prefix))
                    .map(entry -> entry.getName().substring(prefix.length()))
                    .filter(name -> name.indexOf('/') == name.lastIndexOf('/'))
                    .forEach(files::add);
            return files;
        }

        @Override
        public byte[] read(String file) throws IOException {
            JarEntry entry = jar.getJarEntry(prefix + file);
            if (entry == null) {
                throw new IOException("no entry " + prefix + file + " in " + jar.getName());
            }
            try (InputStream in = jar.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }

        @Override
        public void close() throws IOException {
            jar.close();
        }
    }
}
