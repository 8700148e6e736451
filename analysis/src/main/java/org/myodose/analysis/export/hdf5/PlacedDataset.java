package org.myodose.analysis.export.hdf5;

import io.jhdf.ObjectHeader;
import io.jhdf.WritableDatasetImpl;
import io.jhdf.api.Attribute;
import io.jhdf.api.DatasetCreationOptions;
import io.jhdf.api.Group;
import io.jhdf.object.message.AttributeInfoMessage;
import io.jhdf.object.message.AttributeMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpace;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import io.jhdf.object.message.FillValueMessage;
import io.jhdf.object.message.Message;
import io.jhdf.storage.HdfFileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A dataset of one dimension, described here, whose values stand elsewhere in the file: jHDF itself writes values right behind
 * their description, out of memory, which an hour's recording does not fit into. The description has the same length whatever
 * the number of values and their place. Not thread-safe.
 *
 * <p>See the HDF5 File Format Specification 3.0, IV.A.2: dataspace, datatype, fill value, layout and attributes of a dataset.
 */
final class PlacedDataset extends WritableDatasetImpl {

    /** Address of what is nowhere. */
    private static final long UNDEFINED = -1;

    private final long rows;
    private final long place;

    /** @param typed an array, not empty, that tells the type: of texts, their greatest length */
    PlacedDataset(Object typed, DatasetCreationOptions options, String name, Group parent, long rows, long place) {
        super(typed, name, parent, options);
        this.rows = rows;
        this.place = place;
    }

    @Override
    public long write(HdfFileChannel channel, long position) {
        List<Message> messages = new ArrayList<>();
        messages.add(DataTypeMessage.create(getDataType()));
        messages.add(DataSpaceMessage.create(
                DataSpace.modifyDimensions(DataSpace.fromObject(getData()), new long[] {rows})));
        messages.add(FillValueMessage.NO_FILL);
        messages.add(ContiguousDataLayoutMessage.create(
                rows == 0 ? UNDEFINED : place, rows * getDataType().getSize()));
        messages.add(AttributeInfoMessage.create());
        for (Map.Entry<String, Attribute> attribute : getAttributes().entrySet()) {
            messages.add(AttributeMessage.create(attribute.getKey(), attribute.getValue()));
        }
        return position + channel.write(new ObjectHeader.ObjectHeaderV2(position, messages).toBuffer(), position);
    }
}
