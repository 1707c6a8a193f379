package dev.dunlin.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dunlin.processor.checking.Interpretation;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reporting.Code;
import dev.dunlin.schema.model.Column;
import dev.dunlin.schema.model.QualifiedName;
import dev.dunlin.schema.model.Schema;
import dev.dunlin.schema.model.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;

/** What came out of compiling sources with the reading and checking half of the processor. */
public final class Compilation {
    private final SortedMap<TypeName, Declaration> declarations;
    private final SortedMap<String, Interpretation> interpretations;
    private final List<Message> messages;

    Compilation(
            InterpretingProcessor processor,
            Map<String, String> sources,
            List<Diagnostic<? extends JavaFileObject>> diagnostics,
            boolean unresolved) {
        this.declarations = processor.declarations();
        this.interpretations = processor.interpretations();
        this.messages = diagnostics.stream()
                .filter(each -> each.getMessage(Locale.ROOT).contains("[DUN"))
                .map(each -> message(each, sources))
                .toList();
        assertThat(diagnostics)
                .filteredOn(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .as("errors that are not the processor's")
                .extracting(each -> each.getMessage(Locale.ROOT))
                .allMatch(each -> unresolved || each.contains("[DUN"));
    }

    private static Message message(Diagnostic<? extends JavaFileObject> diagnostic, Map<String, String> sources) {
        // javac indents every line but the first.
        String text = diagnostic.getMessage(Locale.ROOT).replaceAll("\\R\\s*", "\n");
        String file = diagnostic.getSource() == null
                ? ""
                : diagnostic.getSource().getName().replaceFirst(".*/", "");
        String source = sources.getOrDefault(file, "");
        int at = (int) diagnostic.getPosition();
        String rest = at < 0 || at > source.length()
                ? ""
                : source.substring(at).lines().findFirst().orElse("");
        return new Message(
                diagnostic.getKind(), text.substring(text.indexOf("[DUN")), file, diagnostic.getLineNumber(), rest);
    }

    /**
     * A message of the compiler that came from the processor.
     *
     * @param source what the source says from the position of the message to the end of its line
     */
    public record Message(Diagnostic.Kind kind, String text, String file, long line, String source) {}

    public List<Message> messages() {
        return messages;
    }

    /** The only message; fails if there is another one, or it is of another code. */
    public Message only(Code code) {
        assertThat(messages)
                .extracting(Message::text)
                .singleElement()
                .asString()
                .startsWith("[" + code.id() + "]");
        return messages.get(0);
    }

    /** The interpretation of the only history, in which nothing is wrong. */
    public Interpretation clean() {
        assertThat(messages).isEmpty();
        return interpretations.get(interpretations.firstKey());
    }

    /** The interpretation of the only history, right or wrong. */
    public Interpretation interpretation() {
        return interpretations.get(interpretations.firstKey());
    }

    public Schema schema() {
        return clean().schema();
    }

    /** The only table of the only history, in which nothing is wrong. */
    public Table table() {
        assertThat(schema().tables()).hasSize(1);
        return schema().tables().get(schema().tables().firstKey());
    }

    public Table table(String name) {
        return schema().table(QualifiedName.of(name)).orElseThrow();
    }

    /** A column of the only table. */
    public Column column(String name) {
        return table().column(name).orElseThrow(() -> new AssertionError(table().columns()));
    }

    public Declaration declaration(String simpleName) {
        return declarations.values().stream()
                .filter(each -> each.name().simpleName().equals(simpleName))
                .findFirst()
                .orElseThrow(() -> new AssertionError(declarations.keySet()));
    }
}
