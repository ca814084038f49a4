package io.jss.cli.fit;

/** What becomes of the cells of a column that are too long for the line of a terminal. */
public enum Overlong {
    /** The column is as wide as its widest cell: numbers and words of ours. */
    NEVER,
    /** The cell stays whole, and what follows it in the row moves to a line below. */
    BELOW,
    /** The cell is cut, visibly: of a list with commas whole parts stay, and how many more. */
    SHORTER
}
