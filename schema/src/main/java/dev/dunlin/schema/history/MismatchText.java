package dev.dunlin.schema.history;

import dev.dunlin.schema.diff.FoldException.Mismatch;
import dev.dunlin.schema.json.JsonOutput;
import dev.dunlin.schema.json.JsonText;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.Constraint;
import dev.dunlin.schema.model.EnumType;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.Partition;
import dev.dunlin.schema.model.Partitioning;
import dev.dunlin.schema.model.Policy;
import dev.dunlin.schema.model.RowSecurity;
import dev.dunlin.schema.model.SchemaObject;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TableOptions;
import dev.dunlin.schema.snapshot.ColumnFormat;
import dev.dunlin.schema.snapshot.ConstraintFormat;
import dev.dunlin.schema.snapshot.EnumFormat;
import dev.dunlin.schema.snapshot.IndexFormat;
import dev.dunlin.schema.snapshot.ObjectFormat;
import dev.dunlin.schema.snapshot.PartitionFormat;
import dev.dunlin.schema.snapshot.RowSecurityFormat;
import dev.dunlin.schema.snapshot.TableFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says in what an object is not as a change expects it, in the words of {@code changes.json}. */
final class MismatchText {
    private static final int MOST = 4;
    private static final Pattern BRACKETS = Pattern.compile("[\\[\\]{}]+");

    private MismatchText() {}

    /** For example {@code locations.address has "type": "integer" where "type": "text" was expected}. */
    static String of(String name, Mismatch mismatch) {
        List<String> expected = lines(mismatch.expected());
        List<String> found = lines(mismatch.found());
        String lacking = list(minus(expected, found));
        String unexpected = list(minus(found, expected));
        if (lacking.isEmpty()) {
            return unexpected.isEmpty()
                    ? name + " is in another order than expected"
                    : "%s has %s, which was not expected".formatted(name, unexpected);
        }
        return unexpected.isEmpty()
                ? "%s lacks %s, which was expected".formatted(name, lacking)
                : "%s has %s where %s was expected".formatted(name, unexpected, lacking);
    }

    private static List<String> lines(@Nullable Object value) {
        if (value instanceof Column column) {
            return lines(column, ColumnFormat::write);
        } else if (value instanceof Constraint constraint) {
            return lines(constraint, ConstraintFormat::write);
        } else if (value instanceof Index index) {
            return lines(index, IndexFormat::write);
        } else if (value instanceof Table table) {
            return lines(table, TableFormat::write);
        } else if (value instanceof TableOptions options) {
            return lines(options, TableFormat::writeOptions);
        } else if (value instanceof SchemaObject object) {
            return lines(object, ObjectFormat::write);
        } else if (value instanceof EnumType type) {
            return lines(type, EnumFormat::write);
        } else if (value instanceof Policy policy) {
            return lines(policy, RowSecurityFormat::writePolicy);
        } else if (value instanceof RowSecurity.Mode mode) {
            return lines(mode, RowSecurityFormat::writeMode);
        } else if (value instanceof Partition partition) {
            return lines(partition, PartitionFormat::writePartition);
        } else if (value instanceof Partitioning partitioning) {
            return lines(partitioning, PartitionFormat::write);
        }
        return value == null ? List.of() : List.of("\"" + value + "\"");
    }

    private static <T> List<String> lines(T value, BiConsumer<JsonOutput, T> writer) {
        return JsonText.write(out -> writer.accept(out, value))
                .lines()
                .map(line -> line.strip().replaceFirst(",$", ""))
                .filter(line -> !BRACKETS.matcher(line).matches() && !line.endsWith("{") && !line.endsWith("["))
                .toList();
    }

    private static List<String> minus(List<String> lines, List<String> others) {
        List<String> result = new ArrayList<>(lines);
        others.forEach(result::remove);
        return result;
    }

    private static String list(List<String> lines) {
        String text = String.join(", ", lines.subList(0, Math.min(lines.size(), MOST)));
        return lines.size() <= MOST ? text : text + ", …";
    }
}
