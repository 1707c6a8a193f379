package dev.dunlin.schema.plan;

import com.google.gson.JsonObject;
import dev.dunlin.schema.diff.Change;
import dev.dunlin.schema.diff.ColumnChange;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.ColumnType;
import dev.dunlin.schema.model.Constraint.Check;
import dev.dunlin.schema.model.Constraint.PrimaryKey;
import dev.dunlin.schema.model.Domain;
import dev.dunlin.schema.model.Index;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.SqlExpression;
import dev.dunlin.schema.model.Table;
import dev.dunlin.schema.model.TypeParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A measured change of type of the column {@code c} of a table {@code t}. */
final class TypeFact {
    private static final Pattern SETUP = Pattern.compile(
            "(?<types>.*?)create table t\\(id int primary key, c (?<from>.+?)(?: collate \"(?<collation>.+?)\")?\\);"
                    + " insert(?<rest>.*)",
            Pattern.DOTALL);
    private static final Pattern STATEMENT = Pattern.compile(
            "alter table t alter column c type (?<to>.+?)(?: collate \"(?<collation>.+?)\")?(?: using (?<using>.+))?");

    private static final Pattern DOMAIN =
            Pattern.compile("create domain (?<name>\\w+) as (?<type>[^;]+?)(?: check \\((?<check>[^;]+)\\))?;");

    private TypeFact() {}

    /** What it is to the planner; empty if it is something else. */
    static Optional<FactCase> of(JsonObject probe) {
        Matcher setup = SETUP.matcher(probe.get("setup").getAsString());
        Matcher statement = STATEMENT.matcher(probe.get("stmt").getAsString());
        if (!probe.get("group").getAsString().equals("type") || !setup.matches() || !statement.matches()) {
            return Optional.empty();
        }
        String using = statement.group("using");
        List<Domain> domains = domains(setup.group("types"));
        if (probe.get("label").getAsString().contains("TimeZone=") && using == null) {
            return Optional.of(new FactCase.Never("the planner says of which time zone values are"));
        }
        Column from = column(setup.group("from"), setup.group("collation"), domains);
        Column to = column(statement.group("to"), statement.group("collation"), domains);
        Table table = Table.of(QualifiedName.of("t"), Column.of("id", TypeParser.parse("integer")), from)
                .withConstraints(List.of(new PrimaryKey("t_pkey", List.of("id"))));
        if (setup.group("rest").contains("create index")) {
            table = table.withIndexes(List.of(Index.of("t_c_idx", "c")));
        }
        Change change = new ColumnChange.AlterColumn(
                table.name(), from, to, using == null ? null : new SqlExpression(using), null);
        Schema before = Schema.of(List.of(), List.of(), List.of(table)).withObjects(domains);
        boolean fails = probe.getAsJsonObject("truth").asMap().values().stream()
                .allMatch(truth -> truth.getAsJsonObject().has("error"));
        return Optional.of(
                fails
                        ? new FactCase.Fails(before, change, Hazard.Code.CONVERT_TYPE)
                        : FactCase.Made.of(before, change));
    }

    private static List<Domain> domains(String types) {
        List<Domain> domains = new ArrayList<>();
        Matcher matcher = DOMAIN.matcher(types);
        while (matcher.find()) {
            Domain domain = Domain.of(QualifiedName.of(matcher.group("name")), TypeParser.parse(matcher.group("type")));
            String check = matcher.group("check");
            domains.add(
                    check == null
                            ? domain
                            : domain.withChecks(List.of(new Check("ck", new SqlExpression(check), true))));
        }
        return domains;
    }

    private static Column column(String type, @Nullable String collation, List<Domain> domains) {
        boolean isDomain =
                domains.stream().anyMatch(domain -> domain.name().name().equals(type));
        ColumnType parsed = type.startsWith("mood") || isDomain
                ? new ColumnType.Defined(QualifiedName.of(type))
                : TypeParser.parse(type);
        return new Column("c", parsed, true, null, collation, null, null);
    }
}
