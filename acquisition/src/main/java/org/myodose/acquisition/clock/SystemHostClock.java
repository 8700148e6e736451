package org.myodose.acquisition.clock;

import java.util.concurrent.TimeUnit;

enum SystemHostClock implements HostClock {
    INSTANCE;

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(nanos);
    }
}
