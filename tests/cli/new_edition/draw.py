#!/usr/bin/python3
"""Draws the sample of the invented edition: scans/ and truth/ beside this file. The test reads what is committed."""
import json
import pathlib
import random
import sys

here = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(here.parents[2] / "scripts" / "samples"))
from canvas import Canvas, Ink  # noqa: E402
import fonts  # noqa: E402

ROWS = ((("Tên của trẻ:", "child_full_name", "HÀ THỊ MẪU", "HÀ THỊ MẪU"),),
        (("Ngày, tháng, năm sinh:", "child_birth_date", "05/04/2027", "2027-04-05"),),
        (("Ghi bằng chữ:", "child_birth_date_words", "Ngày năm tháng tư năm hai nghìn không trăm hai mươi bảy", "2027-04-05"),),
        (("Giờ sinh:", "child_birth_hour", "07 giờ 15 phút", "07:15"),),
        (("Giới tính:", "child_sex", "Nữ", "female"), ("Dân tộc:", "child_ethnicity", "Tày", "Tày"),
         ("Quốc tịch:", "child_nationality", "Việt Nam", "VNM")),
        (("Nơi sinh:", "child_birth_place", "Trạm y tế xã Hòa Bình, tỉnh Lâm Đồng", "Trạm y tế xã Hòa Bình, tỉnh Lâm Đồng"),),
        (("Số định danh cá nhân:", "child_personal_id", "068327004512", "068327004512"),),
        (("Tên của cha:", "father_full_name", "HÀ VĂN MẪU", "HÀ VĂN MẪU"),),
        (("Năm sinh:", "father_birth_year", "1998", "1998"), ("Dân tộc:", "father_ethnicity", "Tày", "Tày"),
         ("Quốc tịch:", "father_nationality", "Việt Nam", "VNM")),
        (("Nơi cư trú:", "father_residence", "xã Hòa Bình, tỉnh Lâm Đồng", "xã Hòa Bình, tỉnh Lâm Đồng"),),
        (("Tên của mẹ:", "mother_full_name", "LÊ THỊ MẪU", "LÊ THỊ MẪU"),),
        (("Năm sinh:", "mother_birth_year", "2001", "2001"),),
        (("Đăng ký khai sinh tại:", "registration_office", "UBND xã Hòa Bình, tỉnh Lâm Đồng", "UBND xã Hòa Bình, tỉnh Lâm Đồng"),),
        (("Số:", "registration_number", "41/2027", "41/2027"), (", ngày", "registration_date", "12/04/2027", "2027-04-12")),
        (("Ghi chú:", "notes", "", None),),
        (("Thực hiện trích lục từ:", "extract_source", "Cơ sở dữ liệu hộ tịch điện tử", "Cơ sở dữ liệu hộ tịch điện tử"),))


def main():
    rng = random.Random(2027)
    page = Canvas(200, rng=rng)
    plain = Ink(fonts.pick_family(rng, "tuning", "serif"), "r", 13)
    bold = plain.but(face="b")
    fields = {}

    def text(x_mm, y_mm, words, ink=plain, name=None, value=None):
        page.new_line()
        if name:
            fields[name] = {"raw": words, "value": value, "state": "read" if words else "blank"}
        return page.text(page.mm(x_mm), page.mm(y_mm), words, ink, name) * 25.4 / 200

    text(28, 22, "TỈNH LÂM ĐỒNG")
    text(24, 28, "UBND XÃ HÒA BÌNH", bold)
    text(28, 36, "Số:")
    text(36, 36, "88/TLKS-BS", plain, "document_number", "88/TLKS-BS")
    text(100, 22, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold)
    text(118, 28, "Độc lập - Tự do - Hạnh phúc", bold)
    end = text(112, 36, "Hòa Bình,")
    text(end + 1.5, 36, "ngày 20 tháng 8 năm 2027", plain, "issue_date", "2027-08-20")
    text(65, 54, "TRÍCH LỤC KHAI SINH", bold.but(pt=20))
    text(93, 62, "(BẢN SAO)", bold)
    y = 76
    for row in ROWS:
        x = 25
        for label, name, raw, value in row:
            x = text(x, y, label) + 2
            x = text(x, y, raw, plain, name, value) + 8
        y += 9
    text(125, y + 6, "NGƯỜI KÝ TRÍCH LỤC", bold)
    text(138, y + 12, "CHỦ TỊCH", bold, "signer_title", "CHỦ TỊCH")
    text(131, y + 34, "Nguyễn Văn Mẫu", bold, "signer_name", "NGUYỄN VĂN MẪU")
    text(25, 288, "(Ban hành kèm theo Thông tư số 99/2027/TT-BTP)", plain.but(pt=9))
    page.image.convert("1", dither=0).save(here / "scans" / "birth-extract-2027.png", dpi=(200, 200), optimize=True)
    truth = {"file": "birth-extract-2027.png", "pages": [{"page": 1, "kind": "birth", "paper": "extract", "edition": "2027", "is_copy": True,
             "text": "", "fields": fields}]}
    (here / "truth" / "birth-extract-2027.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


main()
