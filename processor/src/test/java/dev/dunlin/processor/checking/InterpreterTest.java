package dev.dunlin.processor.checking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.declaration.AnnotationUse;
import dev.dunlin.processor.declaration.Component;
import dev.dunlin.processor.declaration.Component.Nullness;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.declaration.TypeUse;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.processor.reporting.Problem;
import dev.dunlin.schema.model.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Interpretation without any compiler. */
class InterpreterTest {
    private static final Declaration.PackageInfo ANCHOR =
            new Declaration.PackageInfo(TypeName.ofPackage("test"), List.of(use("Schema")));

    private static AnnotationUse use(String name) {
        return new AnnotationUse(name, new TreeMap<>());
    }

    private static Declaration.RecordType table(boolean local, TypeUse type) {
        Component id = new Component("id", type, Nullness.UNMARKED, List.of(use("Id")), null);
        return new Declaration.RecordType(
                TypeName.of("test", "T"), List.of(), local, List.of(use("Table")), List.of(id), null);
    }

    private static Interpretation interpret(Declaration... owned) {
        return Interpreter.interpret(new Sources(List.of(ANCHOR), List.of(owned), List.of(), Map.of()));
    }

    @Test
    void anAnchorAloneIsAnEmptyHistory() {
        Interpretation interpretation = interpret();

        assertThat(interpretation.schema()).isEqualTo(Schema.EMPTY);
        assertThat(interpretation.problems()).isEmpty();
        assertThat(interpretation.hasErrors()).isFalse();
    }

    @Test
    void aRecordInsideAMethodIsNoTable() {
        Interpretation interpretation = interpret(table(true, new TypeUse.Primitive("int")));

        assertThat(interpretation.problems()).extracting(Problem::code).containsExactly(Code.LOCAL_RECORD);
        assertThat(interpretation.hasErrors()).isTrue();
    }

    @Test
    void aTypeThatIsNotResolvedIsSaidElsewhere() {
        Interpretation interpretation = interpret(table(false, new TypeUse.Unresolved("Missing")));

        assertThat(interpretation.problems()).isEmpty();
    }
}
