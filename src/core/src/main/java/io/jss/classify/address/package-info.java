/** What an address tells by itself: its scope, and an IPv4 address that lies in it. */
package io.jss.classify.address;
