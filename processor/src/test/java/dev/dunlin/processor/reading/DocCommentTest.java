package dev.dunlin.processor.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocCommentTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "A  text\twith   space => A text with space",
                "{@code List<String>} and {@literal a < b & c} => List<String> and a < b & c",
                "{@link Cut} {@link Cut#id} {@link #name} => Cut Cut.id name",
                "{@link java.util.Map#get(Object, int) the getter} {@linkplain Cut cuts} => the getter cuts",
                "{@return the name} {@value #MAX} => the name #MAX",
                "<b>Bold</b> <a href=\"x\">link</a> &lt;tag&gt; &amp; &#233; &unknown; => Bold link <tag> & é &unknown;",
                "a < b => a < b",
                "{@code {@inner x}} => x",
                "{@summary {@code x} is y} => x is y",
                "{@unclosed => {@unclosed",
            })
    void markupIsGone(String doc, String text) {
        assertThat(DocComment.parse(doc).description()).isEqualTo(text);
    }

    @Test
    void paragraphsStayApart() {
        String doc = " First line\n goes on.\r\n\r\n <p>Second.\n <ul>\n  <li>one\n  <li>two\n </ul>\n";

        assertThat(DocComment.parse(doc).description()).isEqualTo("First line goes on.\nSecond.\none\ntwo");
    }

    @Test
    void blockTagsEndTheDescription() {
        DocComment doc = DocComment.parse(
                " Text a@b.org.\n @param id the\n   key\n @param <T> type\n @param id again\n @since 1\n @param empty\n");

        assertThat(doc.description()).isEqualTo("Text a@b.org.");
        assertThat(doc.parameters()).containsOnlyKeys("id");
        assertThat(doc.parameter("id")).isEqualTo("the key");
        assertThat(doc.parameter("other")).isNull();
    }

    @Test
    void nothingIsNothing() {
        assertThat(DocComment.parse(" \n ").description()).isNull();
        assertThat(DocComment.parse("@param id x").description()).isNull();
    }
}
