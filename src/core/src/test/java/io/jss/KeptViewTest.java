package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.model.Connection;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.StructField;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A view is its visit's: kept longer it throws, and never reads memory that is another's by then.
 */
class KeptViewTest {

    private static final int TCP_INFO = 2;

    private final FakeKernel kernel =
            FakeKernel.answering(
                    DiagRow.row().cookie(7).attribute(TCP_INFO, new byte[104]).message(),
                    DiagRow.done(0));

    static Stream<Method> accessors() {
        return Arrays.stream(InetSocketView.class.getMethods())
                .filter(method -> !method.isSynthetic())
                .filter(method -> !method.getName().equals("family")); // it reads nothing
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void everyAccessorOfAViewThatWasKeptThrows(Method accessor) throws Exception {
        InetSocketView kept = keep();

        assertThatThrownBy(() -> accessor.invoke(kept, arguments(accessor)))
                .isInstanceOf(InvocationTargetException.class)
                .cause()
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("InetSocket.copyOf");
    }

    @Test
    void nextLookOfTheSameTableIsNotSeenThroughAnOldView() throws Exception {
        List<InetSocketView> kept = new ArrayList<>();
        try (SocketTable table = Tables.over(() -> kernel)) {
            table.visit(SocketQuery.all(), kept::add);
            table.visit(SocketQuery.all(), view -> assertKeptAreOver(kept, view));
        }
    }

    @Test
    void nextLookUpOfTheSameTableIsNotSeenThroughAnOldView() throws Exception {
        Connection connection = keep(InetSocket::copyOf).connection().orElseThrow();
        List<InetSocketView> kept = new ArrayList<>();
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThat(table.visit(connection, Set.of(), kept::add)).isTrue();
            assertThat(table.visit(connection, Set.of(), v -> assertKeptAreOver(kept, v))).isTrue();
            table.visitAll(List.of(connection), Set.of(), (place, view) -> kept.add(view));
            assertThat(kept).hasSize(2);
            assertThat(table.visit(connection, Set.of(), v -> assertKeptAreOver(kept, v))).isTrue();
        }
    }

    @Test
    void visitThatEndsWithAnExceptionEndsItsView() throws Exception {
        List<InetSocketView> kept = new ArrayList<>();
        try (SocketTable table = Tables.over(() -> kernel)) {
            assertThatThrownBy(
                            () ->
                                    table.visit(
                                            SocketQuery.all(),
                                            view -> {
                                                kept.add(view);
                                                throw new IOException("enough");
                                            }))
                    .hasMessage("enough");
        }
        assertThatThrownBy(kept.get(0)::cookie).isInstanceOf(IllegalStateException.class);
    }

    private static void assertKeptAreOver(List<InetSocketView> kept, InetSocketView present) {
        assertThat(present.cookie()).isEqualTo(7);
        assertThat(kept).isNotEmpty().doesNotContain(present);
        for (InetSocketView view : kept) {
            assertThatThrownBy(view::cookie).isInstanceOf(IllegalStateException.class);
        }
    }

    private InetSocketView keep() throws IOException {
        return keep(view -> view);
    }

    private <T> T keep(Function<InetSocketView, T> how) throws IOException {
        List<T> kept = new ArrayList<>();
        try (SocketTable table = Tables.over(() -> kernel)) {
            table.visit(SocketQuery.all(), view -> kept.add(how.apply(view)));
        }
        return kept.get(0);
    }

    private static Object[] arguments(Method accessor) {
        return Arrays.stream(accessor.getParameterTypes()).map(KeptViewTest::argument).toArray();
    }

    private static Object argument(Class<?> type) {
        if (type == int.class) {
            return -1;
        }
        if (type == long.class) {
            return -1L;
        }
        if (type == String.class) {
            return "absent";
        }
        return type == Structure.class ? Structure.TCP_INFO : firstField(type);
    }

    private static StructField firstField(Class<?> type) {
        assertThat(type).isEqualTo(StructField.class);
        return TcpInfoField.RTT;
    }
}
