package dev.dunlin.schema.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.Fold;
import dev.dunlin.schema.model.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What is stated of each change agrees with what PostgreSQL 13 to 18 were seen to do with the statement that it stands for.
 * Every measured statement is accounted for; skipped without measurements.
 */
class MeasuredFactsTest {
    private static final Map<String, LockMode> LOCKS = Map.of(
            "AS", LockMode.ACCESS_SHARE,
            "RS", LockMode.ROW_SHARE,
            "RE", LockMode.ROW_EXCLUSIVE,
            "SUE", LockMode.SHARE_UPDATE_EXCLUSIVE,
            "S", LockMode.SHARE,
            "SRE", LockMode.SHARE_ROW_EXCLUSIVE,
            "E", LockMode.EXCLUSIVE,
            "AE", LockMode.ACCESS_EXCLUSIVE);

    /** What an older version says to a statement that it does not have: no such syntax, no such function. */
    private static final Set<String> UNKNOWN_STATEMENT = Set.of("42601", "42883");

    @TestFactory
    Stream<DynamicTest> isAccountedForAndStatedAsMeasured() {
        Map<String, FactCase> cases = FactCases.all();
        return Measurements.all().map(probe -> DynamicTest.dynamicTest(name(probe), () -> check(probe, cases)));
    }

    @Test
    void noCaseIsLeftOver() {
        Set<String> measured = new TreeSet<>();
        Measurements.all().forEach(probe -> {
            measured.add(name(probe));
            measured.add(FactCases.key(group(probe), "*"));
        });

        assertThat(measured).containsAll(FactCases.all().keySet());
    }

    private static void check(JsonObject probe, Map<String, FactCase> cases) {
        FactCase known = cases.getOrDefault(name(probe), cases.get(FactCases.key(group(probe), "*")));
        FactCase aCase = known != null ? known : TypeFact.of(probe).orElse(null);
        assertThat(aCase).as("what it is to the planner").isNotNull();
        if (aCase instanceof FactCase.Made made) {
            agrees(probe, made.before(), stated(made), made.since());
        } else if (aCase instanceof FactCase.Apart apart) {
            Effect effect =
                    Effects.of(apart.change(), Fold.from(apart.before()), false).get(apart.effect());
            agrees(probe, apart.before(), stated(effect, apart.before()), apart.since());
        } else if (aCase instanceof FactCase.Fails fails) {
            isAnnounced(probe, fails);
        }
    }

    private static void agrees(JsonObject probe, Schema before, Map<String, String> stated, int since) {
        int seen = 0;
        for (String version : probe.getAsJsonObject("truth").keySet()) {
            JsonObject truth = probe.getAsJsonObject("truth").getAsJsonObject(version);
            if (truth.has("error") && Integer.parseInt(version) < since) {
                continue;
            }
            if (truth.has("error")) {
                assertThat(UNKNOWN_STATEMENT)
                        .as("PostgreSQL %s", version)
                        .contains(truth.get("error").getAsString().substring(0, 5));
                continue;
            }
            Map<String, String> measured = measured(probe, truth, stated.keySet(), before);
            assertThat(measured).as("PostgreSQL %s", version).isEqualTo(stated);
            seen++;
        }
        assertThat(seen).as("versions that have the statement").isPositive();
    }

    private static void isAnnounced(JsonObject probe, FactCase.Fails fails) {
        assertThat(probe.getAsJsonObject("truth").asMap().values())
                .allMatch(truth -> truth.getAsJsonObject().has("error"));
        assertThat(Planner.plan(fails.before(), List.of(fails.change()), PlanOptions.online(null))
                        .hazards())
                .extracting(Hazard::code)
                .contains(fails.announced());
    }

    /** The effect of all changes together: by table its lock and what can be seen of the work. */
    private static Map<String, String> stated(FactCase.Made made) {
        Fold fold = Fold.from(made.before());
        List<Effect> effects = new ArrayList<>();
        for (Change change : made.changes()) {
            effects.addAll(Effects.of(change, fold, true));
            fold.apply(change);
        }
        Map<String, String> stated = stated(Effect.together(effects), made.before());
        stated.keySet().removeAll(made.unseen().keySet());
        return stated;
    }

    private static Map<String, String> stated(Effect effect, Schema before) {
        Map<String, String> stated = new TreeMap<>();
        effect.tables().forEach((table, onTable) -> {
            boolean isIndexed = before.table(table)
                    .map(known -> !known.indexes().isEmpty()
                            || known.constraints().stream()
                                    .anyMatch(constraint -> DeferredDrops.indexOf(constraint) != null))
                    .orElse(false);
            stated.put(table.name(), text(onTable.lock(), seen(onTable.work(), isIndexed)));
        });
        return stated;
    }

    private static Set<String> seen(Set<Work> work, boolean isIndexed) {
        Set<String> seen = new TreeSet<>();
        if (!work.isEmpty()) {
            seen.add("read");
        }
        if (work.contains(Work.REWRITE)) {
            seen.add("rewritten");
        }
        if (work.contains(Work.REBUILD_INDEX) || (work.contains(Work.REWRITE) && isIndexed)) {
            seen.add("reindexed");
        }
        if (work.contains(Work.BUILD_INDEX)) {
            seen.add("indexed");
        }
        return seen;
    }

    /** An index that only gets another name looks like a new one, though no table was read for it. */
    private static Map<String, String> measured(JsonObject probe, JsonObject truth, Set<String> tables, Schema before) {
        Map<String, LockMode> locks = new TreeMap<>();
        Map<String, Set<String>> work = new TreeMap<>();
        truth.getAsJsonObject("locks").entrySet().forEach(lock -> {
            String table = whole(lock.getKey(), before);
            if (tables.contains(table)) {
                locks.merge(table, LOCKS.get(lock.getValue().getAsString()), LockMode::or);
                work.put(table, new TreeSet<>());
            }
        });
        note(truth, "table_read", "read", work, before);
        note(truth, "heap_rewritten", "rewritten", work, before);
        note(truth, "index_rebuilt", "reindexed", work, before);
        note(truth, "index_created", "indexed", work, before);
        if (probe.get("stmt").getAsString().contains("using index")
                || work.values().stream().noneMatch(words -> words.contains("read"))) {
            work.values().forEach(words -> words.remove("indexed"));
        }
        Map<String, String> measured = new TreeMap<>();
        locks.forEach((table, lock) -> measured.put(table, text(lock, work.getOrDefault(table, Set.of()))));
        return measured;
    }

    /** Notes work on tables, or on indexes, whose names begin with that of their table. */
    private static void note(
            JsonObject truth, String member, String word, Map<String, Set<String>> work, Schema before) {
        truth.getAsJsonArray(member).forEach(name -> {
            String table = whole(name.getAsString().split("_")[0], before);
            if (work.containsKey(table)) {
                work.get(table).add(word);
            }
        });
    }

    /** The table of which another one is a part, or that itself. */
    private static String whole(String name, Schema before) {
        return before.tables().values().stream()
                .filter(table -> table.partitions().stream()
                        .anyMatch(partition ->
                                partition.attached() && partition.name().name().equals(name)))
                .map(table -> table.name().name())
                .findFirst()
                .orElse(name);
    }

    private static String text(LockMode lock, Set<String> work) {
        return lock + " " + String.join(" ", work);
    }

    private static String group(JsonObject probe) {
        return probe.get("group").getAsString();
    }

    private static String name(JsonObject probe) {
        return FactCases.key(group(probe), probe.get("label").getAsString());
    }
}
