package dev.dunlin.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * Adds to each iteration the CPU time of the whole process for each operation, garbage collection included: on a machine that
 * others use, too, it says more than the clock on the wall.
 */
public final class CpuTime implements InternalProfiler {
    /** The name of the secondary result, in milliseconds. */
    static final String LABEL = "cpu";

    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private long start;

    /** The CPU time that this process has used so far, in milliseconds. */
    static double ofProcess() {
        return nanos() / NANOS_PER_MILLI;
    }

    private static long nanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    @Override
    public String getDescription() {
        return "CPU time of the process";
    }

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        start = nanos();
    }

    @Override
    public Collection<? extends Result<?>> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double millis = (nanos() - start) / NANOS_PER_MILLI;
        double perOperation = millis / result.getMetadata().getAllOps();
        return List.of(new ScalarResult(LABEL, perOperation, "ms/op", AggregationPolicy.AVG));
    }
}
