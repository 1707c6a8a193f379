package dev.dunlin.schema.laws;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What values of a family of records can be, and what they are: each kind, each constant, true and false, null and not, filled
 * collections. A feature is called after the component that has it, for example {@code Index.unique=true}.
 */
final class Features {
    private final Set<String> names = new TreeSet<>();
    private final Set<Class<?>> types = new HashSet<>();

    private Features() {}

    /** All features of a type and of everything that it is made of. */
    static Set<String> possibleIn(Class<?> type) {
        Features features = new Features();
        features.declared(type);
        return features.names;
    }

    /** The features that a value and everything in it have. */
    static Set<String> of(Object value) {
        Features features = new Features();
        features.found(value);
        return features.names;
    }

    private void declared(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            Arrays.stream(parameterized.getActualTypeArguments()).forEach(this::declared);
        } else if (type instanceof WildcardType wildcard) {
            Arrays.stream(wildcard.getUpperBounds()).forEach(this::declared);
        } else if (type instanceof Class<?> plain && isOurs(plain) && types.add(plain)) {
            if (plain.isSealed()) {
                Arrays.stream(plain.getPermittedSubclasses()).forEach(this::declared);
            } else if (plain.isRecord()) {
                names.add(name(plain));
                Arrays.stream(plain.getRecordComponents()).forEach(this::declared);
            }
        }
    }

    private void declared(RecordComponent component) {
        String name = name(component);
        Class<?> type = component.getType();
        if (type == boolean.class) {
            names.add(name + "=true");
            names.add(name + "=false");
        } else if (type.isEnum()) {
            Arrays.stream(type.getEnumConstants()).forEach(constant -> names.add(name + "=" + constant));
        } else if (isMany(type)) {
            names.add(name + "=filled");
        } else if (isNullable(component)) {
            names.add(name + "=null");
            names.add(name + "=present");
        }
        declared(component.getGenericType());
    }

    private void found(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            many.forEach(this::found);
        } else if (value instanceof Map<?, ?> map) {
            map.keySet().forEach(this::found);
            map.values().forEach(this::found);
        } else if (value != null && value.getClass().isRecord()) {
            names.add(name(value.getClass()));
            Arrays.stream(value.getClass().getRecordComponents()).forEach(component -> found(component, value));
        }
    }

    private void found(RecordComponent component, Object owner) {
        String name = name(component);
        Object value = read(component, owner);
        if (value instanceof Boolean || value instanceof Enum<?>) {
            names.add(name + "=" + value);
        } else if (isMany(component.getType())) {
            boolean filled = value instanceof Collection<?> many ? !many.isEmpty() : !((Map<?, ?>) value).isEmpty();
            names.add(name + (filled ? "=filled" : "=empty"));
        } else {
            names.add(name + (value == null ? "=null" : "=present"));
        }
        found(value);
    }

    private static Object read(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOurs(Class<?> type) {
        return type.getName().startsWith("dev.dunlin.");
    }

    private static boolean isMany(Class<?> type) {
        return Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    }

    private static boolean isNullable(RecordComponent component) {
        AnnotatedType type = component.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static String name(RecordComponent component) {
        return name(component.getDeclaringRecord()) + "." + component.getName();
    }

    private static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? type.getSimpleName() : outer.getSimpleName() + "." + type.getSimpleName();
    }
}
