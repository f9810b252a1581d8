package org.postern.stepup;

/** A form was posted by somebody whose last proof of who they are is too old. */
class ProofMissing extends RuntimeException {

    private final transient KeptForm form;

    ProofMissing(KeptForm form) {
        super("a proof of who the sender is is missing");
        this.form = form;
    }

    KeptForm form() {
        return form;
    }
}
