package io.jss.cli.table;

import io.jss.model.InetSocketView;
import io.jss.model.Unit;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * A number that is added up over the sockets with the same cells.
 *
 * @param title of its column
 * @param name of its member in JSON
 * @param unit in which people read it
 * @param value of a socket, empty where it is not known
 */
public record Sum(
        String title, String name, Unit unit, Function<InetSocketView, OptionalLong> value) {}
