package io.jss.health;

/**
 * A check that could not be made.
 *
 * @param condition what was to be checked
 * @param why what is not known, and why
 */
public record UnknownCheck(Condition condition, String why) {}
