package dev.dunlin.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Random records, enums and embedded records in several packages under one anchor, with everything about them that a class file
 * may lose. The same seed gives the same sources; none of them has an error.
 */
public final class RandomSources {
    private static final List<String> PACKAGES = List.of("shop", "shop.orders", "shop.people", "shop.orders.lines");
    private static final List<String> TEXTS =
            List.of("plain", "it's \\\"quoted\\\"", "Zürich 数据", "-- dunlin:none", "a;b");
    private static final List<String> TYPES = List.of(
            "String",
            "int",
            "Integer",
            "long",
            "boolean",
            "double",
            "java.math.BigDecimal",
            "java.util.UUID",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.util.List<String>",
            "java.util.Map<String, String>",
            "byte[]");

    private final Random random;
    private final SortedMap<String, String> sources = new TreeMap<>();
    private final List<String> enums = new ArrayList<>();
    private final List<String> embeddables = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();

    private RandomSources(long seed) {
        random = new Random(seed);
    }

    /** The sources by path. */
    public static SortedMap<String, String> of(long seed) {
        return new RandomSources(seed).make();
    }

    private SortedMap<String, String> make() {
        sources.put("shop/package-info.java", """
                @Schema(history = "main", comments = %s)
                package shop;

                import dev.dunlin.annotations.Schema;
                """.formatted(random.nextBoolean()));
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            enums.add(put("Kind" + i, enumType("Kind" + i)));
        }
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            embeddables.add(put("Part" + i, record("Part" + i, "", components(false))));
        }
        for (int i = 0; i < 2 + random.nextInt(5); i++) {
            String name = "Thing" + i;
            tables.add(put(name, record(name, tableAnnotations(name), components(true))));
        }
        return sources;
    }

    /** Adds a source in some package; the qualified name. */
    private String put(String name, String declaration) {
        String folder = PACKAGES.get(random.nextInt(PACKAGES.size()));
        sources.put(folder.replace('.', '/') + "/" + name + ".java", """
                package %s;

                import dev.dunlin.annotations.*;
                import org.jspecify.annotations.Nullable;

                %s
                """.formatted(folder, declaration));
        return folder + "." + name;
    }

    private String enumType(String name) {
        List<String> constants = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(4); i++) {
            // Not in the order of the alphabet: some compilers sort what they read from class files.
            String label = random.nextInt(3) == 0 ? "@EnumLabel(\"" + text() + " " + i + "\") " : "";
            constants.add(label + (char) ('Z' - 5 * i % 26) + i);
        }
        return doc() + "public enum %s { %s }".formatted(name, String.join(", ", constants));
    }

    private String tableAnnotations(String name) {
        String table = random.nextBoolean() ? "@Table" : "@Table(\"" + name.toLowerCase(java.util.Locale.ROOT) + "s\")";
        return table + (random.nextBoolean() ? " @Comment(\"" + text() + "\")" : "");
    }

    private String record(String name, String annotations, List<String> components) {
        return "%s%s public record %s(\n        %s) {}"
                .formatted(doc(), annotations, name, String.join(",\n        ", components));
    }

    private List<String> components(boolean isTable) {
        List<String> components = new ArrayList<>();
        if (isTable) {
            components.add(random.nextBoolean() ? "@Id @Column(identity = Identity.ALWAYS) long id" : "@Id long id");
        }
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            components.add(component("c" + (char) ('z' - i) + i, isTable));
        }
        if (isTable && random.nextBoolean()) {
            String name = embeddables.get(random.nextInt(embeddables.size()));
            components.add("@Embedded " + (random.nextBoolean() ? withNullable(name) : name) + " part");
        }
        if (isTable && !tables.isEmpty()) {
            String target = tables.get(random.nextInt(tables.size()));
            components.add("@Relation(to = " + target + ".class) long otherId");
        }
        return components;
    }

    private String component(String name, boolean isTable) {
        if (random.nextInt(4) == 0) {
            return enums.get(random.nextInt(enums.size())) + " " + name;
        }
        String type = TYPES.get(random.nextInt(TYPES.size()));
        boolean nullable = !type.matches("int|long|boolean|double") && random.nextInt(3) == 0;
        List<String> words = new ArrayList<>();
        if (type.equals("String") && random.nextBoolean()) {
            words.add("@Column(length = " + (10 + random.nextInt(90)) + ", defaultValue = \"" + text() + "\")");
        } else if (random.nextInt(6) == 0) {
            words.add("@Column(name = \"" + text() + " " + name + "\")");
        }
        if (isTable && type.equals("int") && random.nextBoolean()) {
            words.add("@Check(\"" + name + " > " + random.nextInt(9) + "\")");
            words.removeIf(word -> word.startsWith("@Column(name"));
        }
        if (isTable && type.matches("long|String|java.time.*") && random.nextInt(3) == 0) {
            words.add(random.nextBoolean() ? "@Index" : "@Unique");
        }
        words.add((nullable ? withNullable(type) : type) + " " + name);
        return String.join(" ", words);
    }

    /** A type-use annotation stands before the simple name, and before the brackets of an array. */
    private static String withNullable(String type) {
        if (type.endsWith("[]")) {
            return type.replace("[]", " @Nullable []");
        }
        int generic = type.indexOf('<') < 0 ? type.length() : type.indexOf('<');
        int simple = type.lastIndexOf('.', generic) + 1;
        return type.substring(0, simple) + "@Nullable " + type.substring(simple);
    }

    private String doc() {
        return random.nextBoolean() ? "/** " + text().replace("\\\"", "\"") + ". */\n" : "";
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }
}
