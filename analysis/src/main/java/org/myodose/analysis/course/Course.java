package org.myodose.analysis.course;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One person's entries, corrections taken into account, added up as one asks. Immutable.
 *
 * @param entries those that hold: of an entry and its corrections the newest, in the order of the first
 */
public record Course(List<Entry> entries) {

    public Course {
        entries = List.copyOf(entries);
    }

    /** The course of {@code subject} from the whole ledger. */
    public static Course of(String subject, List<Entry> ledger) {
        Map<Integer, Entry> standing = new TreeMap<>();
        Map<Integer, Integer> origin = new LinkedHashMap<>();
        for (Entry entry : ledger) {
            int first = entry.corrects().isPresent()
                    ? origin.getOrDefault(
                            entry.corrects().getAsInt(), entry.corrects().getAsInt())
                    : entry.number();
            origin.put(entry.number(), first);
            standing.put(first, entry);
        }
        return new Course(standing.values().stream()
                .filter(entry -> entry.subject().equals(subject))
                .toList());
    }

    /** Everything. */
    public Given total() {
        return sum(entry -> true);
    }

    /** By site, in the order in which they were first treated. */
    public Map<String, Given> bySite() {
        return by(Entry::site, entry -> true);
    }

    /** The same of one day. */
    public Map<String, Given> bySiteOn(LocalDate day) {
        return by(Entry::site, treatedOn(day));
    }

    /** By session, in the order in which they were given. */
    public Map<String, Given> bySession() {
        return by(Entry::session, entry -> true);
    }

    /** On one day, as days go at the place of treatment. */
    public Given on(LocalDate day) {
        return sum(treatedOn(day));
    }

    private static Predicate<Entry> treatedOn(LocalDate day) {
        return entry -> entry.treated().toLocalDate().equals(day);
    }

    /** Sessions so far. */
    public int sessions() {
        return bySession().size();
    }

    private Given sum(Predicate<Entry> wanted) {
        return entries.stream().filter(wanted).map(Entry::given).reduce(Given.NOTHING, Given::plus);
    }

    private Map<String, Given> by(Function<Entry, String> key, Predicate<Entry> wanted) {
        Map<String, Given> sums = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (wanted.test(entry) && !entry.given().equals(Given.NOTHING)) {
                sums.merge(key.apply(entry), entry.given(), Given::plus);
            }
        }
        return sums;
    }
}
