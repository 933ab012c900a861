package org.jieli.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jieli.shared.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SheetLinesTests {

    private static final String TABLE = "科室,床位\n心血管内科,12\n\n肾病学科,8\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030"})
    void aCsvIsReadAsItIsWritten(String charset) {
        assertThat(cells(TABLE.getBytes(Charset.forName(charset)))).containsExactly("2 心血管内科 12", "4 肾病学科 8");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumnEvenBetweenQuotes() {
        assertThat(cells("\uFEFF\"科室\",床位\n心血管内科,12\n".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("2 心血管内科 12");
    }

    @Test
    void theColumnsAreToldEvenWhenThereIsNoLine() {
        assertThat(read("Department,Beds\n".getBytes(StandardCharsets.UTF_8), new ArrayList<>()))
                .containsExactly("department", "beds");
        assertThat(read(new byte[0], new ArrayList<>())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "这不是表格\n第二行，一句话\n",
                "%PDF-1.4\n1 0 obj << /Type /Catalog, /Pages 2 0 R >>\n",
                "\u0000\u0001,\u0002\nnoise",
                "PK\u0003\u0004 no workbook"
            })
    void whatIsNoTableIsRefused(String content) {
        assertThatThrownBy(() -> cells(content.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Fault.class)
                .hasMessage("common.no-sheet");
    }

    private static List<String> cells(byte[] file) {
        List<String> cells = new ArrayList<>();
        read(file, cells);
        return cells;
    }

    private static List<String> read(byte[] file, List<String> cells) {
        return SheetLines.read(
                new ByteArrayInputStream(file),
                line -> cells.add(line.number() + " " + line.get("科室") + " " + line.get("床位")));
    }
}
