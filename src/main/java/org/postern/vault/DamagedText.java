package org.postern.vault;

/** A stored text that does not decrypt where it stands: altered, or moved from another row. */
public class DamagedText extends RuntimeException {

    DamagedText(Place place) {
        super(
                "the text at %s %s.%s does not decrypt"
                        .formatted(place.table(), place.row(), place.field()));
    }
}
