package dev.dunlin.processor.output;

import dev.dunlin.processor.declaration.TypeName;
import java.nio.charset.StandardCharsets;

/** The class files that earlier compilations left in the class output. */
public final class ClassFiles {
    private final ClassOutput output;

    public ClassFiles(ClassOutput output) {
        this.output = output;
    }

    /** Whether there is a class file of a type, or of a package's {@code package-info}. */
    public boolean has(TypeName name) {
        return output.bytes(path(name)).isPresent();
    }

    /**
     * Whether there is a class file that carries an annotation, itself or on a member. Its bytes are searched for the
     * annotation's descriptor, which is a constant of the class file then (JVMS 4.7.16) and practically never otherwise.
     *
     * @param annotation qualified name of a top-level annotation type, or of its package with a dot at the end for any in it
     */
    public boolean hasAnnotated(TypeName name, String annotation) {
        String type = "L" + annotation.replace('.', '/');
        String descriptor = type.endsWith("/") ? type : type + ";";
        return output.bytes(path(name))
                .filter(bytes -> new String(bytes, StandardCharsets.ISO_8859_1).contains(descriptor))
                .isPresent();
    }

    private static String path(TypeName name) {
        return name.binary().replace('.', '/') + ".class";
    }
}
