package dev.dunlin.runtime;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Lets time pass. */
@FunctionalInterface
interface Pause {
    /** Really sleeps. */
    Pause SLEEP = time -> Thread.sleep(time.toMillis());

    void sleep(Duration time) throws InterruptedException;

    /**
     * Sleeps for about that time: between half of it and all, so that processes that began to wait together do not come
     * back together.
     *
     * @return how long
     * @throws DunlinException if the thread is interrupted, which it then still is
     */
    default Duration about(Duration time) {
        Duration jittered = Duration.ofMillis(
                time.toMillis() / 2 + ThreadLocalRandom.current().nextLong(time.toMillis() / 2 + 1));
        try {
            sleep(jittered);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DunlinException(Code.INTERRUPTED, "Interrupted while waiting; nothing was lost.", e);
        }
        return jittered;
    }

    /** How long to wait before attempt {@code n + 1}: a quarter of a second, doubled each time, at most 8 seconds. */
    static Duration backoff(int n) {
        return Duration.ofMillis(Math.min(8000, 250L << Math.min(n - 1, 5)));
    }
}
