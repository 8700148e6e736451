package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkException;
import org.myodose.device.catalog.WireLinks;
import org.myodose.device.conformance.ConformanceCheck;
import org.myodose.device.conformance.Finding;
import org.myodose.device.conformance.Finding.Verdict;
import org.myodose.device.wire.Hello;
import org.myodose.device.wire.LinkFactory;
import org.myodose.device.wire.Pacer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        description = {
            "Try a device against every requirement of the wire protocol, in about twelve seconds.",
            "It is stopped before and after; nobody else may be using it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./myodose devices check serial:/dev/ttyACM0",
            "  ./myodose devices check tcp:192.168.4.1:7000 --json"
        })
final class DeviceCheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SOURCE", description = "The device, by serial:, tcp: or sim:.")
    private String source = "";

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws LinkException {
        LinkFactory links = WireLinks.of(source);
        PrintWriter out = Output.of(spec);
        Consumer<Finding> progress = json ? finding -> {} : finding -> print(finding, out);
        ConformanceCheck check = new ConformanceCheck(links.open(), System::nanoTime, Pacer.realTime(), progress);
        List<Finding> findings = check.run();
        long broken = count(findings, Verdict.BROKEN);
        long untried = count(findings, Verdict.NOT_TRIED);
        if (json) {
            out.println(Json.of(fields(check.hello(), findings)));
        } else {
            out.println(
                    broken + untried == 0
                            ? "It does all " + findings.size()
                                    + " things that the wire protocol asks and a host can see."
                            : broken + " of " + findings.size() + " requirements broken, " + untried
                                    + " not tried; the page is hardware-docs/wire-protocol.md.");
        }
        out.flush();
        return broken + untried == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static long count(List<Finding> findings, Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).count();
    }

    private Map<String, Object> fields(@Nullable Hello hello, List<Finding> findings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", source);
        fields.put("model", hello == null ? null : hello.device().model());
        fields.put("firmwareVersion", hello == null ? null : hello.device().firmwareVersion());
        fields.put("findings", findings.stream().map(DeviceCheckCommand::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Finding finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("requirement", finding.requirement().name());
        fields.put("asked", finding.requirement().sentence());
        fields.put("section", finding.requirement().section());
        fields.put("verdict", finding.verdict().name());
        fields.put("seen", finding.seen());
        return fields;
    }

    private static void print(Finding finding, PrintWriter out) {
        String verdict = finding.verdict() == Verdict.NOT_TRIED
                ? "not tried"
                : finding.verdict().name().toLowerCase(Locale.ROOT);
        out.printf(Locale.ROOT, "%-10s%s (%s)%n", verdict, finding.requirement().sentence(), finding.seen());
        out.flush();
    }
}
