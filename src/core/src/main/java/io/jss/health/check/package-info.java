/**
 * The checks that judge two samples of a network namespace: {@link io.jss.health.check.HealthCheck}
 * runs them. Each class is about one kind of condition, and knows what it looks at, the limits, and
 * who holds what by {@code Evidence} alone.
 */
package io.jss.health.check;
