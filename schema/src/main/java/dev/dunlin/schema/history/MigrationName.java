package dev.dunlin.schema.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of a generated migration's folder, {@code 20260213120000_add_province}.
 *
 * @param time in UTC, to the second, of a year from 0 to 9999
 * @param name what the author called it: lower case letters, digits and underscores
 */
public record MigrationName(LocalDateTime time, String name) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern FOLDER = Pattern.compile("([0-9]{14})_(.+)", Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("[a-z0-9_]+");
    /** The longest name; with its time it still fits where folder names take 255 bytes, its temporary name included. */
    private static final int LONGEST = 180;

    public MigrationName {
        time = time.withNano(0);
        invalid(name).ifPresent(reason -> {
            throw new IllegalArgumentException(reason);
        });
    }

    /** Why a migration cannot have this name, with the way out; empty if it can. */
    public static Optional<String> invalid(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.of("\"%s\" cannot name a migration: use lower case letters, digits and underscores, %s."
                    .formatted(name, "add_province for example"));
        }
        return name.length() <= LONGEST
                ? Optional.empty()
                : Optional.of(
                        "The migration's name has %d characters: use at most %d.".formatted(name.length(), LONGEST));
    }

    /** A time of 14 digits, year to second, in UTC; empty if the text is no such time. */
    public static Optional<Instant> parseTime(String digits) {
        try {
            return Optional.of(LocalDateTime.parse(digits, TIME).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The name of a folder; empty if Dunlin would not have called it so. */
    public static Optional<MigrationName> parse(String folder) {
        Matcher matcher = FOLDER.matcher(folder);
        if (!matcher.matches() || invalid(matcher.group(2)).isPresent()) {
            return Optional.empty();
        }
        return parseTime(matcher.group(1))
                .map(time -> new MigrationName(LocalDateTime.ofInstant(time, ZoneOffset.UTC), matcher.group(2)));
    }

    /**
     * The name of the next migration. Its time is the later of now and one second after the newest folder.
     *
     * @param existing the names of the migrations that are there
     * @throws IllegalArgumentException if a migration cannot have this name; {@link #invalid} says why
     */
    public static MigrationName next(Instant now, String name, Collection<String> existing) {
        LocalDateTime current = LocalDateTime.ofInstant(now, ZoneOffset.UTC).withNano(0);
        Stream<LocalDateTime> earliest = existing.stream()
                .flatMap(folder -> timeDigits(folder).stream())
                .flatMap(digits -> parseTime(digits).stream())
                .map(time -> LocalDateTime.ofInstant(time, ZoneOffset.UTC).plusSeconds(1));
        return new MigrationName(
                Stream.concat(earliest, Stream.of(current))
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                name);
    }

    /** The migration that belongs to this one and runs right after it: one second later, its name ending in the suffix. */
    public MigrationName sibling(String suffix) {
        return new MigrationName(time.plusSeconds(1), name + suffix);
    }

    /** Why a history cannot have a migration of this name, with the way out; empty if it can. */
    public Optional<String> refusedBy(Collection<String> existing) {
        for (String folder : existing) {
            if (namePart(folder).filter(name::equals).isPresent()) {
                return Optional.of("The name \"%s\" is taken by %s: choose another.".formatted(name, folder));
            }
            if (folder.compareTo(toString()) >= 0) {
                return Optional.of(
                        "%s would come before %s, which is there already: rename that folder so that it sorts first."
                                .formatted(this, folder));
            }
        }
        return Optional.empty();
    }

    /** The time in a folder's name, 14 digits, whether or not they are a time. */
    static Optional<String> timeDigits(String folder) {
        Matcher matcher = FOLDER.matcher(folder);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** What follows the time in a folder's name. */
    static Optional<String> namePart(String folder) {
        Matcher matcher = FOLDER.matcher(folder);
        return matcher.matches() ? Optional.of(matcher.group(2)) : Optional.empty();
    }

    /** The folder's name. */
    @Override
    public String toString() {
        return TIME.format(time) + "_" + name;
    }
}
