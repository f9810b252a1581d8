package org.postern.handout;

/** There is no place for one more file now. */
public class HandoutsBusy extends RuntimeException {

    private final boolean yourself;

    HandoutsBusy(boolean yourself) {
        super(yourself ? "this user takes a file already" : "too many take files");
        this.yourself = yourself;
    }

    /** Whether it is a file of the same person that is still going out. */
    public boolean yourself() {
        return yourself;
    }
}
