/**
 * What is wrong with the sockets of a network namespace: the samples that are looked at, and the
 * findings with their evidence.
 *
 * <p>{@link io.jss.health.HealthSample} is what is looked at, {@code io.jss.health.check} judges,
 * {@link io.jss.health.Threshold} has every limit with its source. A check whose numbers are not to
 * be had is {@link io.jss.health.UnknownCheck}, never passed. Nothing is printed here.
 */
package io.jss.health;
