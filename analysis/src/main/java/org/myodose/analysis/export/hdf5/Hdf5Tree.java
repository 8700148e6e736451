package org.myodose.analysis.export.hdf5;

import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.WritableGroup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.myodose.analysis.export.column.NumberColumn;
import org.myodose.analysis.export.column.NumberKind;

/** Groups of a file by their names, made when first asked for. Not thread-safe. */
final class Hdf5Tree {

    private static final DatasetCreationOptions UNSIGNED =
            DatasetCreationOptions.builder().unsigned().build();

    private final Map<List<String>, WritableGroup> groups = new HashMap<>();

    Hdf5Tree(WritableGroup root) {
        groups.put(List.of(), root);
    }

    WritableGroup group(List<String> names) {
        WritableGroup known = groups.get(names);
        if (known == null) {
            known = group(names.subList(0, names.size() - 1)).putGroup(names.getLast());
            groups.put(List.copyOf(names), known);
        }
        return known;
    }

    /** Adds a dataset whose values stand at {@code place}; an array of {@code typed} tells their type. */
    void put(NumberColumn column, Object typed, long rows, long place) {
        WritableGroup group = group(column.path().subList(0, column.path().size() - 1));
        DatasetCreationOptions options =
                column.kind() == NumberKind.UNSIGNED_8 ? UNSIGNED : DatasetCreationOptions.DEFAULT;
        String name = freeName(group, column.name());
        PlacedDataset dataset = new PlacedDataset(typed, options, name, group, rows, place);
        if (!column.unit().isEmpty()) {
            dataset.putAttribute("unit", column.unit());
        }
        dataset.putAttribute("description", column.description());
        group.putDataset(name, dataset);
    }

    /** In HDF5 a slash parts a group from what is in it. */
    private static String freeName(WritableGroup group, String wanted) {
        String plain = wanted.replace('/', '_');
        String name = plain;
        for (int number = 2; group.getChild(name) != null; number++) {
            name = plain + "_" + number;
        }
        return name;
    }

    /** An array of that type. */
    static Object typeOf(NumberKind kind) {
        return switch (kind) {
            case UNSIGNED_8 -> new byte[1];
            case SIGNED_32 -> new int[1];
            case SIGNED_64 -> new long[1];
            case DOUBLE -> new double[1];
        };
    }
}
