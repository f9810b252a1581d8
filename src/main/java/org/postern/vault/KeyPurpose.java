package org.postern.vault;

/** What a data key is for; each practice has one of each, the last from its first seal on. */
enum KeyPurpose {
    TEXT,
    SEARCH,
    SEAL
}
