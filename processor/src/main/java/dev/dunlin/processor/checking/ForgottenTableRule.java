package dev.dunlin.processor.checking;

import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Location;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rule: a record that declares a key is a table, or embedded in one. */
final class ForgottenTableRule {
    private final Context context;

    ForgottenTableRule(Context context) {
        this.context = context;
    }

    void check(List<Declaration> owned) {
        Set<TypeName> embedded = new HashSet<>();
        owned.forEach(declaration -> embedded.addAll(embeddedIn(declaration)));
        owned.stream()
                .filter(Declaration.RecordType.class::isInstance)
                .filter(declaration -> !declaration.isAnnotated("Table") && !embedded.contains(declaration.name()))
                .filter(declaration -> ((Declaration.RecordType) declaration)
                        .components().stream().anyMatch(component -> component.isAnnotated("Id")))
                .forEach(this::report);
    }

    private static Set<TypeName> embeddedIn(Declaration declaration) {
        Set<TypeName> embedded = new HashSet<>();
        if (declaration instanceof Declaration.RecordType record) {
            for (Component component : record.components()) {
                TypeUse type = JavaTypes.optionalValue(component.type()).orElse(component.type());
                if (component.isAnnotated("Embedded") && type instanceof TypeUse.Declared declared) {
                    embedded.add(declared.name());
                }
            }
        }
        return embedded;
    }

    private void report(Declaration declaration) {
        String name = declaration.name().nested();
        context.add(Spot.of(Location.of(declaration.name()))
                .problem(Code.FORGOTTEN_TABLE, "\"%s\" has a component with @Id and is not a table".formatted(name))
                .because("Nothing embeds it either, so it makes no difference to the schema.")
                .fix("Write: @Table record %s(…) — or remove @Id."
                        .formatted(declaration.name().simpleName())));
    }
}
