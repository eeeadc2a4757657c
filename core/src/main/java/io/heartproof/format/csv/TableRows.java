package io.heartproof.format.csv;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.format.rule.UnstatedUnit;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The columns of a table while its rows are taken, one after the other: heads, perhaps units, then samples. Not thread-safe. */
final class TableRows {
    private final String where;
    private final Numbers numbers;
    private final LeadMap named;
    private final List<String> notes = new ArrayList<>();
    private Heads heads = Heads.NONE;
    private List<LeadColumn> leads = List.of();
    private List<TimeColumn> times = List.of();
    private int samples;
    private boolean unitsTaken;
    private String firstLine = "";

    /** @param named what the user names */
    TableRows(String where, Numbers numbers, LeadMap named) {
        this.where = where;
        this.numbers = numbers;
        this.named = named;
    }

    /** Takes the first row. */
    void takeHeads(String line, List<String> cells) {
        heads = Heads.of(line, cells, named);
        makeColumns();
    }

    /** How many cells a row has. */
    int width() {
        return heads.columns().size();
    }

    /** Takes a further row. */
    void take(String line, List<String> fields) {
        List<String> cells = fields.isEmpty()
                ? List.of("")
                : fields.stream().map(String::strip).toList();
        if (samples == 0 && !unitsTaken && heads.isUnits(cells)) {
            unitsTaken = true;
            heads = heads.withUnits(line, cells);
            makeColumns();
            return;
        }
        if (samples == 0) {
            firstLine = line;
            if (heads.isOneShort(cells)) {
                heads = heads.withRowNames();
                makeColumns();
            }
        }
        SampleLimit.check(line, leads.size(), ++samples);
        takeCells(line, heads.cut(line, cells));
    }

    private void makeColumns() {
        List<Column> ofLeads = heads.columns().stream().filter(Column::isLead).toList();
        List<Lead> named = LeadNames.leads(ofLeads.stream().map(Column::name).toList());
        leads = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            leads.add(new LeadColumn(named.get(i), ofLeads.get(i), numbers));
        }
        times = heads.columns().stream()
                .filter(column -> !column.isLead())
                .map(column -> new TimeColumn(column, numbers))
                .toList();
    }

    private void takeCells(String line, List<String> cells) {
        int lead = 0;
        int time = 0;
        for (int i = 0; i < cells.size(); i++) {
            if (heads.columns().get(i).isLead()) {
                leads.get(lead++).take(line, cells.get(i));
            } else {
                times.get(time++).take(line, cells.get(i));
            }
        }
    }

    /** The recording, once all rows have been taken. */
    Recording recording(RecordingFile file, OptionalDouble given) {
        SampleLimit.check(where, leads.size(), samples);
        if (heads.hasRowNames() && samples < 2) {
            throw new BadData(firstLine, Heads.otherWidth(width() - 1, width()));
        }
        double samplingRateHz = samplingRate(given);
        List<LeadSignal> signals = new ArrayList<>();
        for (LeadColumn lead : leads) {
            if (lead.countsRows() && leads.size() > 1) {
                notes.add("column " + lead.lead() + " counts the rows: passed over");
            } else {
                signals.add(lead.signal());
                lead.addNotes(notes);
            }
        }
        noteLargeAmplitudes();
        return new Recording(
                RecordingName.of(file),
                samplingRateHz,
                signals,
                Patient.UNKNOWN,
                List.of(),
                new Source("CSV", List.of(where), notes));
    }

    private void noteLargeAmplitudes() {
        float peak = 0;
        for (LeadColumn lead : leads) {
            peak = lead.countsRows() ? peak : Math.max(peak, lead.peakWithoutUnit());
        }
        UnstatedUnit.note(peak).ifPresent(notes::add);
    }

    private double samplingRate(OptionalDouble given) {
        List<TimeColumn> ofTime =
                times.stream().filter(time -> !time.isCount(where)).toList();
        if (ofTime.size() > 1) {
            throw new BadData(where, "expected at most one column of times, got " + ofTime.size());
        }
        OptionalDouble stated =
                ofTime.isEmpty() ? OptionalDouble.empty() : ofTime.get(0).samplingRateHz(where, given, notes);
        return stated.orElseGet(() -> given.orElseThrow(() -> new BadData(
                where,
                "the table has no column 'time', so the sampling rate must be given with " + SamplingRate.OPTION)));
    }
}
