package org.postern.bench;

import java.util.Locale;

/** One line of the table. */
record Result(
        String operation,
        double serverCpu,
        double postgresCpu,
        double floorCpu,
        double p50,
        double p95,
        double p99,
        double perSecond) {

    static final String HEAD =
            "%-24s %8s %8s %8s %8s %7s %8s %8s %8s %8s"
                    .formatted(
                            "operation",
                            "cpu ms",
                            "server",
                            "postgres",
                            "floor",
                            "ratio",
                            "p50 ms",
                            "p95 ms",
                            "p99 ms",
                            "req/s");

    Result withFloor(double cpu) {
        return new Result(operation, serverCpu, postgresCpu, cpu, p50, p95, p99, perSecond);
    }

    double cpu() {
        return serverCpu + postgresCpu;
    }

    String line() {
        return String.format(
                Locale.ROOT,
                "%-24s %8.2f %8.2f %8.2f %8.2f %7.1f %8.1f %8.1f %8.1f %8.0f",
                operation,
                cpu(),
                serverCpu,
                postgresCpu,
                floorCpu,
                cpu() / floorCpu,
                p50,
                p95,
                p99,
                perSecond);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                """
                {"operation": "%s", "cpu_ms": %.3f, "server_cpu_ms": %.3f, \
                "postgres_cpu_ms": %.3f, "floor_cpu_ms": %.3f, "p50_ms": %.2f, "p95_ms": %.2f, \
                "p99_ms": %.2f, "requests_per_s": %.1f}""",
                operation,
                cpu(),
                serverCpu,
                postgresCpu,
                floorCpu,
                p50,
                p95,
                p99,
                perSecond);
    }
}
