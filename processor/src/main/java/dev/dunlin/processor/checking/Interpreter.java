package dev.dunlin.processor.checking;

import dev.dunlin.processor.checking.EnumCatalog.DraftEnum;
import dev.dunlin.processor.declaration.Declaration;
import dev.dunlin.processor.declaration.TypeName;
import dev.dunlin.processor.reporting.Location;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Interprets the declarations of a history. */
public final class Interpreter {
    private Interpreter() {}

    /** What the sources mean, with everything that is wrong with them. The result depends on them alone. */
    public static Interpretation interpret(Sources sources) {
        Problems problems = new Problems();
        HistorySettings settings = new SettingsReader(problems).read(sources.anchors());
        Context context = new Context(settings, sources, problems);
        EnumCatalog enums = enums(context);
        TableNameRule names = new TableNameRule(context);
        TableReader reader = new TableReader(context, enums);
        List<DraftTable> tables =
                names.distinctTables(sources.tables().stream().map(reader::read).toList());
        relate(context, tables);
        new ForgottenTableRule(context).check(sources.owned());
        Location anchor = Location.of(sources.anchors().get(0).name()).annotation(HistorySettings.ANCHOR);
        SchemaAssembly assembly = new SchemaAssembly(context, anchor);
        List<DraftSequence> sequences = new SequenceReader(context).all();
        List<DraftEnum> distinct = names.distinctEnums(tables, enums);
        ObjectNameRule objects = new ObjectNameRule(context, tables, distinct);
        List<DraftView> views = new ViewReader(context, enums).all();
        return assembly.assemble(
                tables,
                distinct,
                objects.distinctTypes(enums.types().all()),
                objects.distinctSequences(sequences),
                objects.distinctViews(views));
    }

    private static EnumCatalog enums(Context context) {
        EnumCatalog enums = new EnumCatalog(context);
        context.sources().owned().forEach(declaration -> {
            enums.types().checkKinds(declaration);
            enums.types().use(declaration);
        });
        context.sources().owned().stream()
                .filter(declaration -> declaration.isAnnotated("EnumType"))
                .filter(Declaration.EnumType.class::isInstance)
                .forEach(declaration -> enums.use((Declaration.EnumType) declaration));
        return enums;
    }

    private static void relate(Context context, List<DraftTable> tables) {
        Map<TypeName, DraftTable> byRecord = new TreeMap<>();
        tables.forEach(table -> byRecord.put(table.javaType(), table));
        new InheritanceReader(context, byRecord).read(tables);
        RelationReader relations = new RelationReader(context, byRecord);
        tables.forEach(relations::read);
        new RequiredCycleRule(context).check(tables);
        tables.forEach(new PartitionedTableRule(context)::check);
        if (!context.problems().hasErrors()) {
            tables.forEach(new RedundantIndexRule(context)::check);
        }
    }
}
