package dev.dunlin.processor.declaration;

import java.util.List;

/**
 * The name of a class, record, enum or interface. Sorted by package, and in a package from the outermost type to this one.
 *
 * @param packageName the package; empty for the unnamed one
 * @param simpleNames the names from the outermost type to this one, never empty
 */
public record TypeName(String packageName, List<String> simpleNames) implements Comparable<TypeName> {
    private static final String PACKAGE_INFO = "package-info";

    public TypeName {
        simpleNames = List.copyOf(simpleNames);
        if (simpleNames.isEmpty()) {
            throw new IllegalArgumentException("a type in " + packageName + " has no name");
        }
    }

    /** A type, from its package and its names from the outside in. */
    public static TypeName of(String packageName, String... simpleNames) {
        return new TypeName(packageName, List.of(simpleNames));
    }

    /** The name under which a package's own annotations are kept: its {@code package-info}. */
    public static TypeName ofPackage(String packageName) {
        return of(packageName, PACKAGE_INFO);
    }

    /** Whether it stands for a package. */
    public boolean isPackage() {
        return simpleName().equals(PACKAGE_INFO);
    }

    /** The type's own name, without those of the types around it. */
    public String simpleName() {
        return simpleNames.get(simpleNames.size() - 1);
    }

    /** The name of the class file, {@code org.example.Outer$Inner}. */
    public String binary() {
        return qualified(String.join("$", simpleNames));
    }

    /** The name as source writes it, {@code org.example.Outer.Inner}. */
    public String canonical() {
        return qualified(nested());
    }

    /** The name without its package, {@code Outer.Inner}. */
    public String nested() {
        return String.join(".", simpleNames);
    }

    private String qualified(String name) {
        return packageName.isEmpty() ? name : packageName + "." + name;
    }

    @Override
    public int compareTo(TypeName other) {
        int order = packageName.compareTo(other.packageName);
        int common = Math.min(simpleNames.size(), other.simpleNames.size());
        for (int i = 0; order == 0 && i < common; i++) {
            order = simpleNames.get(i).compareTo(other.simpleNames.get(i));
        }
        return order == 0 ? Integer.compare(simpleNames.size(), other.simpleNames.size()) : order;
    }

    @Override
    public String toString() {
        return isPackage() ? packageName : canonical();
    }
}
