package org.myodose.device.catalog;

import java.util.stream.Stream;

/** All sources of this module keep the contract. */
class ScanSourceContractTest extends ScanSourceContract {

    @Override
    protected Stream<SourceUnderTest> sources() {
        return Stream.of(DeviceSources.values());
    }
}
