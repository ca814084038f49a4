/**
 * The launcher of a checkout, tried on a copy of this one: what it builds, when, and what it says.
 */
package io.jss.launcher;
