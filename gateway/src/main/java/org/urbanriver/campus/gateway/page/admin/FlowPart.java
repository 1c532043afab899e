package org.urbanriver.campus.gateway.page.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.urbanriver.campus.contracts.notifications.FlowHealth;
import org.urbanriver.campus.contracts.notifications.FlowHealth.Rate;
import org.urbanriver.campus.gateway.page.Asked;
import org.urbanriver.campus.gateway.page.Frame;
import org.urbanriver.campus.gateway.page.Screen;

/**
 * The part of the page that refreshes itself.
 *
 * @param still whether it leaves that to its reader
 */
public record FlowPart(Frame frame, Asked<FlowHealth> flow, boolean still) implements Screen {

    private static final int KINDS = 3;

    public Columns minutes() {
        return columns("minutes", flow.required().rates().lastHour(), true);
    }

    public Columns hours() {
        return columns("hours", flow.required().rates().lastDay(), false);
    }

    private Columns columns(String id, List<Rate> rates, boolean minutes) {
        var columns = rates.stream()
                .map(rate -> new Columns.Column(frame.hour(rate.from()), rate.events(), kinds(rate.kinds())))
                .toList();
        var total = rates.stream().mapToLong(Rate::events).sum();
        var highest = rates.stream().mapToLong(Rate::events).max().orElse(0);
        return new Columns(
                id,
                frame.text("admin.flow." + id),
                frame.text("admin.flow." + id + ".summary", total, highest),
                columns,
                frame.text(minutes ? "admin.flow.minute" : "admin.flow.hour"));
    }

    private String kinds(Map<String, Long> kinds) {
        var most = kinds.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(KINDS)
                .map(each -> new Kind(frame, each.getKey()).name() + " " + frame.number(each.getValue()))
                .collect(Collectors.joining(", "));
        return kinds.size() > KINDS ? most + " …" : most;
    }

    public Bars outboxes() {
        var bars = flow.required().outboxes().stream()
                .map(each -> new Bars.Bar(
                        each.service(),
                        each.waiting() == null ? 0 : each.waiting(),
                        each.waiting() == null
                                ? frame.text("admin.flow.unknown")
                                : frame.text("admin.flow.waiting", each.waiting()),
                        each.problem() != null || isOld(each.oldest())))
                .toList();
        return new Bars(frame.text("admin.flow.outboxes"), frame.text("admin.flow.outboxes.help"), bars);
    }

    public Bars lags() {
        var bars = new ArrayList<Bars.Bar>();
        for (var each : flow.required().lags().groups()) {
            bars.add(new Bars.Bar(
                    each.group() + " ← " + each.topic(),
                    each.lag(),
                    frame.text("admin.flow.behind", each.lag()),
                    each.late() || each.members() == 0));
        }
        return new Bars(frame.text("admin.flow.lags"), frame.text("admin.flow.lags.help"), bars);
    }

    public boolean isOld(@Nullable Instant oldest) {
        return oldest != null && Duration.between(oldest, flow.required().at()).compareTo(Duration.ofMinutes(1)) > 0;
    }
}
