package dev.dunlin.runtime;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the runtime tells the log of the application. */
final class Log {
    private static final Logger LOGGER = System.getLogger("dev.dunlin.runtime");

    private Log() {}

    static void info(String message) {
        LOGGER.log(Level.INFO, message);
    }

    static void warning(String message) {
        LOGGER.log(Level.WARNING, message);
    }

    static void debug(String message) {
        LOGGER.log(Level.DEBUG, message);
    }
}
