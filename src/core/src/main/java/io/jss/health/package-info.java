/**
 * What is wrong with the sockets of a network namespace: checks over two samples of it, which give
 * findings with their evidence.
 *
 * <p>{@link io.jss.health.HealthSample} is what is looked at, {@link io.jss.health.HealthCheck}
 * judges, {@link io.jss.health.Threshold} has every limit with its source. A check whose numbers
 * are not to be had is {@link io.jss.health.UnknownCheck}, never passed. Nothing is printed here.
 */
package io.jss.health;
