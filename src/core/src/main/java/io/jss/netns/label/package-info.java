/** Words that name a process or a namespace by its cgroup; hidden from users of the library. */
package io.jss.netns.label;
