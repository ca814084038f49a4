/**
 * Cgroups v2, in which sockets are made: their paths by the ids that the kernel tells, and what a
 * path says of the unit and the container. Reads the cgroup2 file system and nothing of sockets;
 * judges paths by their words alone.
 */
package io.jss.cgroup;
