package org.jieli.assessment.pilot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.dhatim.fastexcel.BorderStyle;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** 候选城市推荐表 as 国卫医函〔2019〕125号 附件3 prints it; the official table is Chinese in every language. */
final class PilotTable {

    static final List<String> HEADINGS = List.of(
            "排序", "城市名称", "城区常驻人口数（万）", "城区设区数量（个）", "三级医院（个）", "二级医院（个）", "基层医疗卫生机构（个）", "拟划分的网格数", "联系人及职务", "联系方式");
    static final List<String> NOTES =
            List.of("注：1.城区常驻人口数仅统计在市区的常驻人口数量，不包括县域人口。", "2.医疗资源仅统计市区内的医疗资源结构情况。", "3.表格中联系人应当为市级卫生健康行政部门相关工作负责同志。");

    private static final int FIRST_RESOURCE = 4;
    private static final int LAST_RESOURCE = 6;
    private static final int LAST = 9;
    private static final int TOP = 2;
    private static final int[] WIDTHS = {6, 24, 14, 14, 12, 12, 16, 12, 20, 22};

    private PilotTable() {}

    static byte[] write(String province, List<PilotApplication> recommended) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(bytes, "Jieli", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("候选城市推荐表");
            head(sheet, province);
            int row = TOP + 2;
            for (PilotApplication application : recommended) {
                line(sheet, row, application);
                row++;
            }
            sheet.range(TOP, 0, Math.max(row - 1, TOP + 1), LAST)
                    .style()
                    .borderStyle(BorderStyle.THIN)
                    .horizontalAlignment("center")
                    .verticalAlignment("center")
                    .wrapText(true)
                    .set();
            for (String note : NOTES) {
                sheet.value(row, 0, note);
                sheet.range(row, 0, row, LAST).merge();
                row++;
            }
        }
        return bytes.toByteArray();
    }

    private static void head(Worksheet sheet, String province) {
        sheet.value(0, 0, "候选城市推荐表");
        sheet.range(0, 0, 0, LAST).merge();
        sheet.range(0, 0, 0, LAST)
                .style()
                .bold()
                .fontSize(16)
                .horizontalAlignment("center")
                .set();
        sheet.value(1, 0, province + "卫生健康委（盖章）");
        sheet.range(1, 0, 1, LAST).merge();
        for (int column = 0; column <= LAST; column++) {
            sheet.width(column, WIDTHS[column]);
            boolean resource = column >= FIRST_RESOURCE && column <= LAST_RESOURCE;
            sheet.value(resource ? TOP + 1 : TOP, column, HEADINGS.get(column));
            if (!resource) {
                sheet.range(TOP, column, TOP + 1, column).merge();
            }
        }
        sheet.value(TOP, FIRST_RESOURCE, "医疗资源结构");
        sheet.range(TOP, FIRST_RESOURCE, TOP, LAST_RESOURCE).merge();
    }

    private static void line(Worksheet sheet, int row, PilotApplication application) {
        PilotApplication.Columns columns = application.columns();
        number(sheet, row, 0, application.rank());
        sheet.value(row, 1, application.name());
        number(sheet, row, 2, columns.population());
        number(sheet, row, 3, columns.districts());
        number(sheet, row, FIRST_RESOURCE, columns.tertiary());
        number(sheet, row, FIRST_RESOURCE + 1, columns.secondary());
        number(sheet, row, LAST_RESOURCE, columns.primaryCare());
        number(sheet, row, LAST - 2, columns.grids());
        sheet.value(row, LAST - 1, columns.contactName() + " " + columns.contactTitle());
        sheet.value(row, LAST, "手机号：" + columns.phone());
    }

    private static void number(Worksheet sheet, int row, int column, @Nullable Number number) {
        if (number != null) {
            sheet.value(row, column, new BigDecimal(number.toString()));
        }
    }
}
