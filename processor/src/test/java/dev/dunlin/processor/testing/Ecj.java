package dev.dunlin.processor.testing;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jdt.core.compiler.batch.BatchCompiler;

/** Eclipse's batch compiler. */
final class Ecj implements Compiler {
    @Override
    public Outcome compile(JavaCompilation compilation) {
        List<String> arguments = new ArrayList<>(compilation.arguments());
        // Without a folder for them, this compiler puts generated sources into the working directory.
        arguments.addAll(List.of("-s", compilation.output().toString()));
        arguments.addAll(
                List.of("-17", "-encoding", "UTF-8", "-processorpath", ClassPaths.join(ClassPaths.PROCESSORS)));
        compilation.sources().forEach(source -> arguments.add(source.toString()));
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text, true);
        boolean succeeded = BatchCompiler.compile(arguments.toArray(String[]::new), out, out, null);
        return new Outcome(succeeded, text.toString());
    }

    @Override
    public String toString() {
        return "ECJ";
    }
}
