package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Declaration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a record where it stands in a table: the table's own, or an embedded one.
 *
 * @param javaName path of the embedded component; empty for the table's own record
 * @param prefix what the names of its columns begin with
 */
record Group(
        Declaration.RecordType record,
        Component component,
        String javaName,
        String prefix,
        List<Member> members,
        Spot spot)
        implements Member {
    Group {
        members = List.copyOf(members);
    }

    @Override
    public List<DraftColumn> columns() {
        return members.stream().flatMap(member -> member.columns().stream()).toList();
    }

    /** The name of one of its columns as the record's own author knows it, without the prefix. */
    String innerName(DraftColumn column) {
        return column.name().substring(prefix.length());
    }

    /** The path of one of its members from the record itself. */
    String innerPath(Member member) {
        return javaName.isEmpty() ? member.javaName() : member.javaName().substring(javaName.length() + 1);
    }

    /** The same with the expressions of its own columns in terms of the table. */
    Group inTableTerms() {
        Map<String, String> names = renames();
        List<Member> renamed = members.stream()
                .map(member -> member instanceof DraftColumn column ? column.renamed(names) : member)
                .toList();
        return new Group(record, component, javaName, prefix, renamed, spot);
    }

    /**
     * The names by which expressions inside the record know its columns, with the names that these have in the table.
     */
    Map<String, String> renames() {
        Map<String, String> names = new HashMap<>();
        if (!prefix.isEmpty()) {
            columns().forEach(column -> names.put(innerName(column), column.name()));
        }
        return names;
    }
}
