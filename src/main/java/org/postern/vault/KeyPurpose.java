package org.postern.vault;

/** What a data key is for; each practice has one of each. */
enum KeyPurpose {
    TEXT,
    SEARCH
}
