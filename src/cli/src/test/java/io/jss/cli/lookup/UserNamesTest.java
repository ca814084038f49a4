package io.jss.cli.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class UserNamesTest {

    @Test
    void theNameServiceKnowsRootAndNoneIsEmpty() {
        assertThat(name(UserNames.ofSystem(), 0)).isEqualTo("root");
        assertThat(name(UserNames.ofSystem(), 4_294_967_293L)).isEmpty();
        assertThat(name(UserNames.none(), 0)).isEmpty();
    }

    private static String name(UserNames names, long uid) {
        return new String(names.name(uid), StandardCharsets.UTF_8);
    }
}
