package org.myodose.analysis.export.matlab;

import java.io.IOException;
import org.myodose.analysis.export.column.NumberKind;
import us.hebi.matlab.mat.format.Mat5Serializable;
import us.hebi.matlab.mat.format.Mat5Type;
import us.hebi.matlab.mat.format.Mat5WriteUtil;
import us.hebi.matlab.mat.types.AbstractArray;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sink;

/** A column vector whose room is left free in the file, to be filled at {@link #place} afterwards. Not thread-safe. */
final class PlacedVector extends AbstractArray implements Mat5Serializable {

    private final MatlabType type;
    private final Mat5Type stored;
    private final int rows;
    private long place = -1;

    PlacedVector(NumberKind kind, int rows) {
        super(new int[] {rows, 1});
        this.rows = rows;
        type = typeOf(kind);
        stored = Mat5Type.fromNumericalType(type);
    }

    static MatlabType typeOf(NumberKind kind) {
        return switch (kind) {
            case UNSIGNED_8 -> MatlabType.UInt8;
            case SIGNED_32 -> MatlabType.Int32;
            case SIGNED_64 -> MatlabType.Int64;
            case DOUBLE -> MatlabType.Double;
        };
    }

    /** Where the first number stands, once the file was laid out. */
    long place() {
        if (place < 0) {
            throw new IllegalStateException("this has no place yet");
        }
        return place;
    }

    @Override
    public MatlabType getType() {
        return type;
    }

    @Override
    public int getMat5Size(String name) {
        return Math.addExact(
                us.hebi.matlab.mat.format.Mat5.MATRIX_TAG_SIZE + Mat5WriteUtil.computeArrayHeaderSize(name, this),
                stored.computeSerializedSize(rows));
    }

    @Override
    public void writeMat5(String name, boolean isGlobal, Sink sink) throws IOException {
        Mat5WriteUtil.writeMatrixTag(name, this, sink);
        Mat5WriteUtil.writeArrayHeader(name, isGlobal, this, sink);
        stored.writeTag(rows, sink);
        place = sink.position();
        sink.position(place + (long) rows * stored.bytes());
        stored.writePadding(rows, sink);
    }

    @Override
    public void close() {
        // The file is its sink's.
    }

    @Override
    protected int subHashCode() {
        return System.identityHashCode(this);
    }

    @Override
    protected boolean subEqualsGuaranteedSameClass(Object other) {
        return false;
    }
}
