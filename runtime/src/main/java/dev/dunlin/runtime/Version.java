package dev.dunlin.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this runtime, as the history table records it. */
final class Version {
    static final String CURRENT = read();

    private Version() {}

    private static String read() {
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            Properties properties = new Properties();
            if (in != null) {
                properties.load(in);
            }
            String version = properties.getProperty("version", "");
            // Run from classes that no build has put the version into.
            return version.isEmpty() || version.startsWith("$") ? "development" : version;
        } catch (IOException e) {
            return "unknown";
        }
    }
}
