package org.postern.pace;

import org.springframework.stereotype.Component;

/** This machine's. */
@Component
class SystemTicks implements Ticks {

    @Override
    public long nanoseconds() {
        return System.nanoTime();
    }
}
