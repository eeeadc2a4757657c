package io.heartproof.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void escapesTextAndAttributes() {
        String hostile = "<a href=\"x\" onclick='y'>&";

        assertThat(new Markup().element("p", hostile, "title", hostile))
                .hasToString("<p title=\"&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;\">"
                        + "&lt;a href=&quot;x&quot; onclick=&#39;y&#39;&gt;&amp;</p>");
    }

    @Test
    void replacesCharactersThatXmlForbids() throws Exception {
        String forbidden = "a\u0000b\u001bc\ud800d\uffffe\ud83d\ude00";

        String markup = new Markup().element("p", forbidden).toString();

        assertThat(WellFormed.parse(markup).getDocumentElement().getTextContent())
                .isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffde\ud83d\ude00");
    }

    @Test
    void refusesToEndWithAnOpenElement() {
        assertThatThrownBy(() -> new Markup().open("p").toString()).hasMessageContaining("p");
    }

    @Test
    void numbersHaveNoZerosThatSayNothing() {
        assertThat(Svg.number(10)).isEqualTo("10");
        assertThat(Svg.number(0.1 + 0.2)).isEqualTo("0.3");
        assertThat(Svg.number(-0.001)).isEqualTo("0");
        assertThat(Svg.number(1234.567)).isEqualTo("1234.57");
    }

    @Test
    void shortensByCharactersNotHalves() {
        assertThat(Svg.shortened("abc", 3)).isEqualTo("abc");
        assertThat(Svg.shortened("abcd", 3)).isEqualTo("ab\u2026");
        assertThat(Svg.shortened("\ud83d\ude00\ud83d\ude00\ud83d\ude00", 2)).isEqualTo("\ud83d\ude00\u2026");
    }
}
