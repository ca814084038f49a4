package io.jss.cli.text;

import java.util.Collection;

/** The word that somebody may have meant who wrote another one. */
public final class Nearest {

    private static final int LETTERS_FOR_ONE_SLIP = 3;
    private static final int LEAST_BEGINNING = 3;

    private Nearest() {}

    /**
     * Returns the word of a list that is most like another: by letters put in, left out, changed or
     * exchanged with their neighbours, one for each three; else one that begins alike.
     *
     * @return empty when none is
     */
    public static String of(String word, Collection<String> words) {
        String best = "";
        int least = Math.max(1, word.length() / LETTERS_FOR_ONE_SLIP) + 1;
        for (String candidate : words) {
            int apart = Math.abs(word.length() - candidate.length());
            int slips = apart < least ? slips(word, candidate) : apart;
            if (slips < least) {
                least = slips;
                best = candidate;
            }
        }
        return best.isEmpty() ? beginning(word, words) : best;
    }

    private static String beginning(String word, Collection<String> words) {
        String best = "";
        int most = LEAST_BEGINNING - 1;
        for (String candidate : words) {
            int common = 0;
            while (common < Math.min(word.length(), candidate.length())
                    && word.charAt(common) == candidate.charAt(common)) {
                common++;
            }
            if (common > most) {
                most = common;
                best = candidate;
            }
        }
        return best;
    }

    /** The distance of Damerau and Levenshtein, in which two neighbours change places at once. */
    private static int slips(String one, String other) {
        int[][] least = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    least[i][j] = i + j;
                    continue;
                }
                int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                least[i][j] =
                        Math.min(
                                least[i - 1][j - 1] + changed,
                                1 + Math.min(least[i - 1][j], least[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    least[i][j] = Math.min(least[i][j], 1 + least[i - 2][j - 2]);
                }
            }
        }
        return least[one.length()][other.length()];
    }
}
