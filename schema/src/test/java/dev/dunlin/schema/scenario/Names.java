package dev.dunlin.schema.scenario;

import dev.dunlin.schema.model.QualifiedName;

/** Names in the short form in which scenarios write them. */
final class Names {
    private Names() {}

    /** {@code name} or {@code namespace.name}. */
    static QualifiedName qualified(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? QualifiedName.of(name) : new QualifiedName(name.substring(0, dot), name.substring(dot + 1));
    }

    /** The component that declares a column unless a scenario says otherwise: {@code cutId} for {@code cut_id}. */
    static String component(String column) {
        StringBuilder component = new StringBuilder();
        boolean upper = false;
        for (char c : column.toCharArray()) {
            component.append(upper ? Character.toUpperCase(c) : c);
            upper = c == '_';
        }
        return component.toString().replace("_", "");
    }

    /** The record or enum that declares a table or type unless a scenario says otherwise. */
    static String type(QualifiedName name) {
        return "org.example." + component("_" + name.name());
    }
}
