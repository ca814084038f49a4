package io.jss.micrometer;

import io.jss.classify.Direction;
import io.jss.classify.TrafficClass;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/** What sockets are counted by; there are only so many kinds, whatever the table holds. */
record SocketKind(Protocol transport, SocketState state, TrafficClass type, Direction direction) {}
