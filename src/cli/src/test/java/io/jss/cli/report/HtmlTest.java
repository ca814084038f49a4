package io.jss.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textFromElsewhereIsText() {
        assertThat(Html.text("</script><img src='x' onerror=\"a()\">&amp;"))
                .isEqualTo(
                        "&lt;/script&gt;&lt;img src=&#39;x&#39;"
                                + " onerror=&quot;a()&quot;&gt;&amp;amp;");
        assertThat(Html.text("a\u001b[2Jb\u0000\n")).doesNotContain("\u001b", "\u0000", "\n");
    }
}
