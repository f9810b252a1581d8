package org.postern.testing;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an executed plan ({@code explain (analyze, format json)}) reads of some tables.
 *
 * @param rows how many rows, those that were passed over among them
 * @param scansWhole whether it scans one of the tables from its beginning to its end
 */
public record ReadRows(double rows, boolean scansWhole) {

    public static ReadRows of(String plan, String... tables) {
        var nodes = new ArrayList<JsonNode>();
        collect(new JsonMapper().readTree(plan).get(0).get("Plan"), nodes);
        var reading = nodes.stream().filter(node -> isOf(node, List.of(tables))).toList();
        return new ReadRows(
                reading.stream().mapToDouble(ReadRows::rows).sum(),
                reading.stream().anyMatch(node -> text(node, "Node Type").equals("Seq Scan")));
    }

    private static void collect(JsonNode node, List<JsonNode> nodes) {
        nodes.add(node);
        node.path("Plans").forEach(child -> collect(child, nodes));
    }

    private static boolean isOf(JsonNode node, List<String> tables) {
        return tables.contains(text(node, "Relation Name"));
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }

    private static double rows(JsonNode node) {
        var passedOver = node.path("Rows Removed by Filter").asDouble(0);
        return (node.path("Actual Rows").asDouble(0) + passedOver)
                * node.path("Actual Loops").asDouble(0);
    }
}
