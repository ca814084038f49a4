/**
 * The system calls that jss needs, their errno, and one native buffer. JNA lives here and nowhere
 * else, and none of its types leaves in a public signature. Nothing here knows what a socket means.
 */
package io.jss.sys;
