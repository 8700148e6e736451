package org.myodose.analysis.export.matlab;

import java.io.IOException;
import java.util.Arrays;
import us.hebi.matlab.mat.format.Mat5;
import us.hebi.matlab.mat.format.Mat5Serializable;
import us.hebi.matlab.mat.format.Mat5Type;
import us.hebi.matlab.mat.format.Mat5WriteUtil;
import us.hebi.matlab.mat.types.AbstractArray;
import us.hebi.matlab.mat.types.MatlabType;
import us.hebi.matlab.mat.types.Sink;

/** A short column vector of doubles or 64-bit integers; beside the library's own for {@link FileSink}'s reason. */
final class PlainVector extends AbstractArray implements Mat5Serializable {

    private final long[] bits;
    private final MatlabType type;
    private final Mat5Type stored;

    PlainVector(double[] values) {
        this(Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray(), MatlabType.Double);
    }

    PlainVector(long[] values) {
        this(values.clone(), MatlabType.Int64);
    }

    private PlainVector(long[] bits, MatlabType type) {
        super(new int[] {bits.length, 1});
        this.bits = bits;
        this.type = type;
        stored = Mat5Type.fromNumericalType(type);
    }

    @Override
    public MatlabType getType() {
        return type;
    }

    @Override
    public int getMat5Size(String name) {
        return Mat5.MATRIX_TAG_SIZE
                + Mat5WriteUtil.computeArrayHeaderSize(name, this)
                + stored.computeSerializedSize(bits.length);
    }

    @Override
    public void writeMat5(String name, boolean isGlobal, Sink sink) throws IOException {
        Mat5WriteUtil.writeMatrixTag(name, this, sink);
        Mat5WriteUtil.writeArrayHeader(name, isGlobal, this, sink);
        stored.writeTag(bits.length, sink);
        sink.writeLongs(bits, 0, bits.length);
        stored.writePadding(bits.length, sink);
    }

    @Override
    public void close() {
        // Nothing is open.
    }

    @Override
    protected int subHashCode() {
        return Arrays.hashCode(bits);
    }

    @Override
    protected boolean subEqualsGuaranteedSameClass(Object other) {
        return other instanceof PlainVector vector && vector.type == type && Arrays.equals(vector.bits, bits);
    }
}
