"""Places: real province names with invented or common district and commune names."""
import collections

import syllables

Province = collections.namedtuple("Province", "code kind name districts")

_PROVINCES = """001 thành phố Hà Nội|quận Ba Đình,huyện Đông Anh,thị xã Sơn Tây,quận Hà Đông
004 tỉnh Cao Bằng|huyện Trùng Khánh,thành phố Cao Bằng,huyện Bảo Lạc
010 tỉnh Lào Cai|huyện Bắc Hà,thị xã Sa Pa,huyện Mường Khương
011 tỉnh Điện Biên|huyện Tủa Chùa,huyện Mường Nhé
014 tỉnh Sơn La|huyện Mộc Châu,huyện Phù Yên,huyện Sốp Cộp
022 tỉnh Quảng Ninh|thành phố Hạ Long,thị xã Đông Triều,huyện Hải Hà
024 tỉnh Bắc Giang|huyện Lục Ngạn,huyện Hiệp Hòa
034 tỉnh Thái Bình|huyện Quỳnh Phụ,huyện Kiến Xương
036 tỉnh Nam Định|huyện Hải Hậu,huyện Ý Yên
038 tỉnh Thanh Hóa|huyện Quảng Xương,huyện Bá Thước,thị xã Bỉm Sơn
040 tỉnh Nghệ An|huyện Quỳ Hợp,thị xã Cửa Lò,huyện Diễn Châu
044 tỉnh Quảng Bình|huyện Lệ Thủy,thành phố Đồng Hới
046 tỉnh Thừa Thiên Huế|huyện Phú Vang,thị xã Hương Trà
048 thành phố Đà Nẵng|quận Liên Chiểu,huyện Hòa Vang
049 tỉnh Quảng Nam|huyện Duy Xuyên,thị xã Điện Bàn,huyện Nam Trà My
052 tỉnh Bình Định|huyện Tây Sơn,thành phố Quy Nhơn
056 tỉnh Khánh Hòa|huyện Diên Khánh,thị xã Ninh Hòa
060 tỉnh Bình Thuận|huyện Hàm Thuận Bắc,thị xã La Gi
062 tỉnh Kon Tum|huyện Đắk Glei,huyện Sa Thầy
064 tỉnh Gia Lai|huyện Chư Prông,thị xã Ayun Pa,huyện Ia Grai
066 tỉnh Đắk Lắk|huyện Ea Kar,huyện Krông Bông,thị xã Buôn Hồ,thành phố Buôn Ma Thuột
067 tỉnh Đắk Nông|huyện Đắk R'lấp,huyện Cư Jút
068 tỉnh Lâm Đồng|huyện Di Linh,thành phố Bảo Lộc,huyện Đơn Dương
070 tỉnh Bình Phước|huyện Bù Đăng,thị xã Bình Long
072 tỉnh Tây Ninh|huyện Dương Minh Châu,thị xã Trảng Bàng
074 tỉnh Bình Dương|thị xã Tân Uyên,huyện Phú Giáo
075 tỉnh Đồng Nai|huyện Xuân Lộc,thành phố Biên Hòa
077 tỉnh Bà Rịa - Vũng Tàu|huyện Đất Đỏ,thị xã Phú Mỹ
079 thành phố Hồ Chí Minh|quận Gò Vấp,quận 8,huyện Củ Chi,quận Bình Tân
080 tỉnh Long An|huyện Cần Giuộc,thị xã Kiến Tường
083 tỉnh Bến Tre|huyện Ba Tri,huyện Mỏ Cày Nam
084 tỉnh Trà Vinh|huyện Cầu Ngang,huyện Trà Cú
087 tỉnh Đồng Tháp|huyện Lấp Vò,thành phố Sa Đéc
091 tỉnh Kiên Giang|huyện An Biên,huyện Giồng Riềng
092 thành phố Cần Thơ|quận Ô Môn,huyện Phong Điền
094 tỉnh Sóc Trăng|huyện Mỹ Xuyên,thị xã Vĩnh Châu
096 tỉnh Cà Mau|huyện Đầm Dơi,huyện U Minh"""

COMMUNES = {
    "tuning": ("Tân Lập", "Hòa Bình", "Phú Mỹ", "Đông Sơn", "Vĩnh Thạnh", "Quảng Thành", "An Thới",
               "Mỹ Lợi", "Thượng Lộc", "Cẩm Thủy", "Ea Tir", "Ia Pếch", "Nậm Lúc", "Phước Ninh", "Bình Nghĩa"),
    "dev": ("Tân Lập", "Phú Mỹ", "Bình Thạnh", "Quỳnh Lâm", "Hải Triều", "Xuân Lộc", "Ia Hrú", "Ea Knuếc", "Mường Khoa", "Giao Thịnh",
            "Cẩm Nhượng", "Đại Đồng", "Vĩnh Hưng", "Thủy Đường", "An Ngãi Tây", "Nghi Phương", "Trà Vinh", "Sơn Mỹ"),
    "test": ("Long Điền", "Xuân Hưởng", "Hưng Đạo", "Trường Thọ", "Yên Khánh", "Đức Thắng", "Thạnh Phú",
             "Ngũ Hiệp", "Cư Êwi", "Đắk Ơ", "Sín Chải", "Lộc Quảng", "Kỳ Thượng", "Vĩnh Ẩn", "Nghĩa Hưng"),
}
STREETS = ("Nguyễn Trãi", "Lê Lợi", "Hai Bà Trưng", "Quang Trung", "Phan Đình Phùng", "Trần Hưng Đạo",
           "Lý Thường Kiệt", "Hùng Vương", "30 tháng 4", "Nguyễn Thị Định")
HOSPITALS = ("Bệnh viện Đa khoa {p}", "Bệnh viện Sản - Nhi {p}", "Trung tâm Y tế {d}", "Trạm Y tế {c}",
             "Bệnh viện Phụ sản {p}", "Phòng khám đa khoa khu vực {c}")

SHORT = (("thị trấn", "TT."), ("phường", "P."), ("quận", "Q."), ("huyện", "H."), ("xã", "X."),
         ("thành phố", "TP."), ("thị xã", "TX."), ("tỉnh", "T."))


def provinces():
    out = []
    for line in _PROVINCES.split("\n"):
        head, districts = line[4:].split("|")
        kind = "tỉnh" if head.startswith("tỉnh") else "thành phố"
        out.append(Province(line[:3], kind, head[len(kind) + 1:], districts.split(",")))
    return out


def commune(rng, set_name, district):
    if district.startswith("quận"):
        return "phường " + rng.choice((str(rng.randint(1, 16)),) + COMMUNES[set_name])
    kinds = ["phường", "xã"] if district.startswith(("thành phố", "thị xã")) else ["xã"] * 4 + ["thị trấn"]
    kind = rng.choice(kinds)
    return f"{kind} {syllables.name(rng, 1, 3) if syllables.wanted(rng) else rng.choice(COMMUNES[set_name])}"


def unit(rng, set_name, province=None):
    """(commune, district, province) in running-text spelling."""
    province = province or rng.choice(provinces())
    district = rng.choice(province.districts)
    return commune(rng, set_name, district), district, f"{province.kind} {province.name}"


class PlaceWriter:
    """Prints places in one paper's manner and gives their normal form."""

    def __init__(self, rng):
        self.short = rng.random() < 0.18
        self.capital = rng.random() < 0.25
        self.separator = rng.choice((", ", ", ", ", ", " - ")) if not self.short else ", "
        self.tight = rng.random() < 0.3

    def parts(self, parts):
        """(raw, value) of a list of units."""
        raw = self.separator.join(self._print(part) for part in parts)
        value = self.separator.join(self._value(part) for part in parts)
        return raw, value

    def _print(self, part):
        if self.short:
            for long, abbreviation in SHORT:
                if part.startswith(long + " "):
                    rest = part[len(long) + 1:]
                    return abbreviation + ("" if self.tight else " ") + rest
        return self._value(part)

    def _value(self, part):
        if self.capital and not self.short:
            for long, _ in SHORT:
                if part.startswith(long + " "):
                    return long[0].upper() + part[1:]
        return part


def address(rng, units):
    """Parts of a home address: house or hamlet, then the units."""
    pick = rng.random()
    if pick < 0.35:
        head = [f"{rng.choice(('thôn', 'ấp', 'khóm', 'tổ'))} {rng.randint(1, 14)}"]
    elif pick < 0.5:
        head = [f"buôn {rng.choice(('Ea Mtă', 'Kõn Hring', 'Jù', 'Cuôr Knia'))}"]
    elif pick < 0.7:
        head = [f"số {rng.randint(1, 480)}{rng.choice(('', 'A', '/12', '/5B'))} đường {rng.choice(STREETS)}"]
    else:
        head = []
    return head + list(units)


def hospital(rng, units):
    text = rng.choice(HOSPITALS).format(p=units[2], d=units[1], c=units[0])
    return [text] + ([units[1], units[2]] if "khu vực" in text or "Trạm" in text else [units[2]])[
        0 if rng.random() < 0.7 else 1:]
