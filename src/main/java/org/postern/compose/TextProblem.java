package org.postern.compose;

/** Why a text cannot be sent. */
public enum TextProblem {
    BLANK,
    TOO_LONG,
    HOLDS_NUL
}
