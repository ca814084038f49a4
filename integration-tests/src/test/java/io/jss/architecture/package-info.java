/**
 * The walls of the house, checked: which package may know which, who may print, who names /proc.
 * Each wall is tried on a class that breaks it, so that a check cannot pass by checking nothing.
 */
package io.jss.architecture;
