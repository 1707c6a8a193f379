package dev.dunlin.cli.catalog;

import dev.dunlin.schema.model.PartitionBound;
import dev.dunlin.schema.model.PartitionBound.Value;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Bounds of partitions as PostgreSQL's deparser writes them. */
final class BoundText {
    private static final Pattern HASH =
            Pattern.compile("FOR VALUES WITH \\(modulus (\\d+), remainder (\\d+)\\)", Pattern.CASE_INSENSITIVE);

    private static final String IN = "FOR VALUES IN ";
    private static final String FROM = "FOR VALUES FROM ";

    private BoundText() {}

    static PartitionBound parse(String sql) {
        if (sql.equals("DEFAULT")) {
            return PartitionBound.REST;
        }
        Matcher hash = HASH.matcher(sql);
        if (hash.matches()) {
            return new PartitionBound.Hash(Integer.parseInt(hash.group(1)), Integer.parseInt(hash.group(2)));
        }
        if (sql.startsWith(IN)) {
            return new PartitionBound.In(values(sql.substring(IN.length())));
        }
        String lists = sql.substring(FROM.length());
        int to = ExpressionText.closing(lists) + 1;
        return new PartitionBound.Range(values(lists.substring(0, to)), values(lists.substring(to + " TO ".length())));
    }

    private static List<Value> values(String list) {
        return ExpressionText.split(list.substring(1, list.length() - 1)).stream()
                .map(BoundText::value)
                .toList();
    }

    private static Value value(String sql) {
        ExpressionText.Literal literal = ExpressionText.literal(sql);
        if (literal != null) {
            return Value.of(literal.value());
        }
        return switch (sql) {
            case "MINVALUE" -> Value.MINVALUE;
            case "MAXVALUE" -> Value.MAXVALUE;
            case "NULL" -> Value.NULL;
            default -> Value.of(sql);
        };
    }
}
