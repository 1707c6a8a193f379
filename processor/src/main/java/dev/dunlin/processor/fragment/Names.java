package dev.dunlin.processor.fragment;

import dev.dunlin.processor.declaration.TypeName;

/** Names of types in a form that tells the package from the types around it: {@code org.example/Outer.Inner}. */
final class Names {
    private Names() {}

    static String write(TypeName name) {
        return name.packageName() + "/" + name.nested();
    }

    /**
     * The name that a text stands for.
     *
     * @throws IllegalArgumentException if it is none
     */
    static TypeName read(String text) {
        int slash = text.indexOf('/');
        if (slash < 0 || slash == text.length() - 1) {
            throw new IllegalArgumentException("\"" + text + "\" names no type");
        }
        return TypeName.of(text.substring(0, slash), text.substring(slash + 1).split("\\."));
    }
}
