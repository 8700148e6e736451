package org.myodose.dashboard.command;

import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.myodose.acquisition.sizing.Chain;
import org.myodose.acquisition.sizing.Contribution;
import org.myodose.acquisition.sizing.ConverterPart;
import org.myodose.acquisition.sizing.Demand;
import org.myodose.acquisition.sizing.FrontEnd;
import org.myodose.acquisition.sizing.Proposal;
import org.myodose.acquisition.sizing.SensorPart;
import org.myodose.acquisition.sizing.UncertaintyBudget;

/** What {@code size} prints. Tables are Markdown, so that pages can show them as they are. */
final class SizeText {

    private static final int SHOWN = 6;

    private SizeText() {}

    /** The proposals; those that will not do only when asked for. */
    static String of(Demand demand, List<Proposal> proposals, boolean all) {
        StringBuilder text = new StringBuilder();
        Formatter out = new Formatter(text, Locale.ROOT);
        out.format(
                "Up to %.4g N, %.3g N to be told, %.4g scans a second of %d, at %d baud.%n%n",
                demand.highestNewtons(),
                demand.resolutionNewtons(),
                demand.rateHertz(),
                demand.sensors(),
                demand.baud());
        List<Proposal> good = proposals.stream().filter(Proposal::isGood).toList();
        List<Proposal> shown = all ? proposals : good.stream().limit(SHOWN).toList();
        if (!shown.isEmpty()) {
            text.append("| sensor | circuit | converter | resistor | tells at rest | tells at worst | margin |"
                    + " highest rate | line taken | |\n|---|---|---|---|---|---|---|---|---|---|\n");
            shown.forEach(proposal -> row(out, demand.sensors(), proposal));
            text.append('\n');
        }
        out.format("%d of %d that can be wired will do.%n", good.size(), proposals.size());
        double fsrRange = SensorPart.FSR_402.rangeNewtons();
        if (demand.highestNewtons() > fsrRange) {
            out.format(
                    "An FSR 402 will not: its data sheet ends at %.0f N, %.2g times less than is wanted, and from force up to"
                            + " force down it may differ by 10 %% (%.2g N at %.4g N).%n",
                    fsrRange,
                    demand.highestNewtons() / fsrRange,
                    demand.highestNewtons() / 10,
                    demand.highestNewtons());
        }
        text.append("Resistors are for planned sensitivities: measure yours, and size again with"
                + " --microsiemens-per-newton.\n");
        return text.toString();
    }

    private static void row(Formatter out, int sensors, Proposal proposal) {
        Chain chain = proposal.chain();
        out.format(
                "| %s | %s | %s | %s | %.2g N | %.2g N | %+.0f %% | %.4g Hz | %.0f %% | %s |%n",
                chain.sensor().word(),
                chain.frontEnd().word(),
                converter(chain.converter(), sensors),
                chain.frontEnd() == FrontEnd.BRIDGE ? "–" : ohms(chain.ohms()),
                proposal.restResolutionNewtons(),
                proposal.worstResolutionNewtons(),
                proposal.marginPercent(),
                proposal.highestRateHertz(),
                proposal.lineSharePercent(),
                proposal.isGood() ? "will do" : "no: " + String.join("; ", proposal.lacks()));
    }

    private static String converter(ConverterPart part, int sensors) {
        if (part.isMultiplexedFor(sensors)) {
            return part.word() + ", multiplexer";
        }
        int count = part.countFor(sensors);
        return count == 1 ? part.word() : count + " × " + part.word();
    }

    private static String ohms(double ohms) {
        return ohms >= 1e6
                ? String.format(Locale.ROOT, "%.3g MΩ", ohms / 1e6)
                : String.format(Locale.ROOT, "%.3g kΩ", ohms / 1e3);
    }

    static Map<String, Object> fields(Demand demand, List<Proposal> proposals) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("highestNewtons", demand.highestNewtons());
        fields.put("resolutionNewtons", demand.resolutionNewtons());
        fields.put("rateHertz", demand.rateHertz());
        fields.put("sensors", demand.sensors());
        fields.put("baud", demand.baud());
        fields.put(
                "proposals",
                proposals.stream()
                        .map(proposal -> fields(demand.sensors(), proposal))
                        .toList());
        return fields;
    }

    private static Map<String, Object> fields(int sensors, Proposal proposal) {
        Chain chain = proposal.chain();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("sensor", chain.sensor().word());
        fields.put("sensorSource", chain.sensor().source());
        fields.put("circuit", chain.frontEnd().word());
        fields.put("converter", chain.converter().word());
        fields.put("converters", chain.converter().countFor(sensors));
        fields.put("multiplexed", chain.converter().isMultiplexedFor(sensors));
        fields.put("converterSource", chain.converter().source());
        fields.put("ohms", chain.frontEnd() == FrontEnd.BRIDGE ? null : chain.ohms());
        fields.put("sensitivity", chain.sensitivity());
        fields.put("restResolutionNewtons", proposal.restResolutionNewtons());
        fields.put("worstResolutionNewtons", proposal.worstResolutionNewtons());
        fields.put("saturationNewtons", finite(chain.saturationNewtons()));
        fields.put("marginPercent", proposal.marginPercent());
        fields.put("highestRateHertz", proposal.highestRateHertz());
        fields.put("lineSharePercent", proposal.lineSharePercent());
        fields.put("good", proposal.isGood());
        fields.put("lacks", proposal.lacks());
        return fields;
    }

    private static Object finite(double figure) {
        return Double.isInfinite(figure) ? "never" : figure;
    }

    /** The budget as a table, a column for each force. */
    static String of(UncertaintyBudget budget, List<Double> forces) {
        StringBuilder text = new StringBuilder();
        Formatter out = new Formatter(text, Locale.ROOT);
        out.format(
                "%s: calibrated to %.4g N, a count is %.3g N at worst, a load lies for %.4g s.%n%n",
                budget.device(), budget.rangeNewtons(), budget.stepNewtons(), budget.holdSeconds());
        text.append("| contribution | limit | distribution | divisor |");
        forces.forEach(force -> out.format(" u at %.4g N |", force));
        text.append(" source |\n|---|---|---|---|")
                .append("---|".repeat(forces.size()))
                .append("---|\n");
        for (Contribution one : budget.contributions()) {
            out.format(
                    "| %s | ±%.4g %s | %s | %.3f |",
                    one.name(),
                    one.limit(),
                    one.basis().word(),
                    one.distribution().word(),
                    one.distribution().divisor());
            forces.forEach(force -> out.format(" %.3f N |", budget.standardNewtons(one, force)));
            out.format(" %s |%n", one.source());
        }
        text.append("| **combined**, 1 σ | | | |");
        forces.forEach(force -> out.format(" %.3f N |", budget.combinedNewtons(force)));
        text.append(" |\n| **expanded**, k = 2 | | | |");
        forces.forEach(force -> out.format(
                " %.2f N (%.0f %%) |", budget.expandedNewtons(force), 100 * budget.expandedNewtons(force) / force));
        return text.append(" |\n").toString();
    }

    static Map<String, Object> fields(UncertaintyBudget budget, List<Double> forces) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("device", budget.device());
        fields.put("rangeNewtons", budget.rangeNewtons());
        fields.put("stepNewtons", budget.stepNewtons());
        fields.put("holdSeconds", budget.holdSeconds());
        fields.put("forces", forces.stream().map(force -> at(budget, force)).toList());
        return fields;
    }

    private static Map<String, Object> at(UncertaintyBudget budget, double force) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("newtons", force);
        Map<String, Object> standard = new LinkedHashMap<>();
        budget.contributions().forEach(one -> standard.put(one.name(), budget.standardNewtons(one, force)));
        fields.put("standardNewtons", standard);
        fields.put("combinedNewtons", budget.combinedNewtons(force));
        fields.put("expandedNewtons", budget.expandedNewtons(force));
        return fields;
    }
}
