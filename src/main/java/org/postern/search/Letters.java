package org.postern.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.LineBreak;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;

/** Kinds of characters, as far as searching tells them apart. */
final class Letters {

    private static final int FIRST_SIGN = 0x0E00;

    private Letters() {}

    /** Characters of scripts that are written without spaces, or whose words are sought inside. */
    static boolean isSign(int character) {
        return character >= FIRST_SIGN
                && isWord(character)
                && (lineBreak(character) == LineBreak.COMPLEX_CONTEXT
                        || UScript.hasScript(character, UScript.HAN)
                        || isKana(character)
                        || UScript.hasScript(character, UScript.HANGUL)
                        || UScript.hasScript(character, UScript.BOPOMOFO)
                        || UScript.hasScript(character, UScript.YI));
    }

    static boolean isKana(int character) {
        return UScript.hasScript(character, UScript.HIRAGANA)
                || UScript.hasScript(character, UScript.KATAKANA);
    }

    private static int lineBreak(int character) {
        return UCharacter.getIntPropertyValue(character, UProperty.LINE_BREAK);
    }

    /** Letters, their marks, numbers and emoji; not punctuation, space or mathematics. */
    static boolean isWord(int character) {
        return startsWord(character) || isMark(character);
    }

    /** What a word needs one of: a mark alone is no word. */
    static boolean startsWord(int character) {
        if (character < 0x80) {
            return Character.isLetterOrDigit(character);
        }
        return UCharacter.isUAlphabetic(character)
                || isNumber(character)
                || UCharacter.hasBinaryProperty(character, UProperty.EXTENDED_PICTOGRAPHIC)
                || UCharacter.hasBinaryProperty(character, UProperty.REGIONAL_INDICATOR);
    }

    static boolean isNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
                    true;
            default -> false;
        };
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK ->
                    true;
            default -> UCharacter.hasBinaryProperty(character, UProperty.EMOJI_MODIFIER);
        };
    }
}
