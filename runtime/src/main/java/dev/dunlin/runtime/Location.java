package dev.dunlin.runtime;

import java.nio.file.Path;

/** Where the migrations' folders stand, as the caller gave it. */
sealed interface Location {
    /** A folder of the class path, without slashes around it. */
    record ClassPath(String folder) implements Location {
        public ClassPath {
            folder = folder.replaceAll("^/+|/+$", "");
        }

        @Override
        public String toString() {
            return folder;
        }
    }

    /** A folder of the file system. */
    record Directory(Path path) implements Location {
        @Override
        public String toString() {
            return path.toString();
        }
    }
}
