"""Invented people: names, ethnic groups, identity papers."""
import syllables

FAMILY = ("Nguyễn Nguyễn Nguyễn Nguyễn Nguyễn Trần Trần Lê Lê Phạm Phạm Hoàng Huỳnh Phan Vũ Võ Đặng "
          "Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Mai Tô Tạ Lương Quách Đoàn Hà Thái Cao Triệu Ông Kiều "
          "Nghiêm Giáp Khổng Thân Lưu Tăng Chử Uông").split()
MIDDLE_MALE = ("Văn", "Hữu", "Đức", "Quốc", "Minh", "Công", "Đình", "Xuân", "Thành", "Ngọc", "Trọng",
               "Gia", "Bảo", "Thế", "Quang", "Nhật", "Tuấn", "Khắc", "Bá", "Duy", "Hoàng", "")
MIDDLE_FEMALE = ("Thị", "Thị", "Thị", "Ngọc", "Thu", "Thị Mỹ", "Thị Thanh", "Thị Hồng", "Kim", "Bảo",
                 "Phương", "Hoàng", "Thị Kim", "Thảo", "Khánh", "Quỳnh", "Diễm", "Tường", "Thị Ngọc")
GIVEN_MALE = ("Hùng Dũng Tuấn Đạt Khôi Phúc Thắng Trường Sơn Hải Bình Nghĩa Kiệt Long Phong Thịnh Vượng "
              "Huy Khánh Lộc Quyết Chiến Đông Cường Tùng Hưởng Trưởng Thuận Luân Vĩ Khải Nhân Tín Lực "
              "Quyền Toản Thược Ngữ Đằng Bằng Uẩn").split()
GIVEN_FEMALE = ("Hương Lan Hoa Mai Ngân Nhung Thảo Trang Huyền Yến Oanh Diệp Hằng Nguyệt Tuyết Loan Phượng "
                "Vy Thư Trâm Uyên Ánh Quyên Nhi Hạnh Thủy Thúy Hiền Cúc Đào Lý Nga Nữ Ngoan Duyên Xuyến "
                "Thoa Nhẫn Bưởi Ửng").split()

# Minority naming patterns: ethnicity -> (male makers, female makers)
EDE_CLANS = ("Niê", "Niê Kđăm", "Mlô", "Êban", "Ayŭn", "Byă", "Kbuôr", "Ksơr", "Hđơk")
EDE_GIVEN = ("Blô", "Thuyết", "Djuang", "Nguyên", "Khiêm", "Luyên", "Ben", "Hen", "Lê", "Sương")
GIARAI_CLANS = ("Rơ Châm", "Ksor", "Siu", "Rmah", "Kpă", "Nay", "Rơ Mah", "Rcom")
GIARAI_GIVEN = ("Hyuên", "Thơm", "Tem", "Bơm", "Khiên", "Lĩnh", "Djit", "Phích", "Thuần")
MONG_CLANS = ("Giàng", "Vàng", "Sùng", "Thào", "Lầu", "Hạng", "Cứ", "Mùa", "Vừ")
KHMER_FAMILY = ("Thạch", "Sơn", "Kim", "Danh", "Lâm", "Châu")
KHMER_MALE = ("Sô Phi", "Sa Rây", "Chanh Thi", "Rích", "Ngọc Sơn", "Đa Ra", "Tha")
KHMER_FEMALE = ("Sô Phia", "Thị Sa Vươn", "Thị Pha Ly", "Thị Mỹ Liên", "Sa Ra", "Thị Ươl")
KHO_GIVEN = ("Brôih", "Bril", "Tẽo", "Brẹt", "Vân", "Sang", "Hiền", "Wil")

ETHNICITIES = ["Kinh"] * 24 + ["Ê Đê", "Gia Rai", "Cơ Ho", "Mông", "Khơ Me", "Tày", "Nùng", "Thái",
                               "Mường", "Dao", "Hoa", "Chăm", "Xơ Đăng", "Ba Na", "Mnông", "Cơ Tu",
                               "Raglay", "Sán Dìu", "Giẻ-Triêng", "Bru Vân Kiều"]
OFFICIAL = {"Raglay": "RaGlay"}
PRINTED = {
    "Ê Đê": ("Ê Đê", "Ê-đê", "Êđê", "Ê đê"), "Mông": ("Mông", "H'Mông", "Hmông"),
    "Khơ Me": ("Khơ Me", "Khmer", "Khơ-me"), "Gia Rai": ("Gia Rai", "Gia-rai", "Jrai"),
    "Cơ Ho": ("Cơ Ho", "Cơ-ho", "K'Ho"), "Ba Na": ("Ba Na", "Ba-na"),
    "Mnông": ("Mnông", "M'Nông"), "Xơ Đăng": ("Xơ Đăng", "Xơ-đăng"), "Chăm": ("Chăm", "Chàm"),
    "Raglay": ("RaGlay", "Raglai", "Ra-glai"), "Bru Vân Kiều": ("Bru Vân Kiều", "Bru - Vân Kiều"),
}
FOREIGN = {"Hoa Kỳ": ("USA", ("JOHN MICHAEL CARTER", "DANIEL REED")),
           "Hàn Quốc": ("KOR", ("PARK JUNHO", "KIM SEONGMIN")),
           "Trung Quốc (Đài Loan)": ("TWN", ("CHEN WEI LUN", "LIN CHIH HAO")),
           "Cộng hòa Pháp": ("FRA", ("PIERRE LAMBERT", "ANTOINE MOREL")),
           "Nhật Bản": ("JPN", ("TANAKA KENJI", "SATO HIROSHI")),
           "Lào": ("LAO", ("BOUNMY SISOUK", "KHAMPHET VONGSA"))}


def _kinh_name(rng, male, surname=None):
    surname = surname or rng.choice(FAMILY)
    middle = rng.choice(MIDDLE_MALE if male else MIDDLE_FEMALE)
    given = rng.choice(GIVEN_MALE if male else GIVEN_FEMALE)
    if not male and rng.random() < 0.04:
        return f"{surname} Thị A Ny"
    return " ".join(part for part in (surname, middle, given) if part)


def _minority_name(rng, ethnicity, male):
    if ethnicity == "Ê Đê":
        clan, given = rng.choice(EDE_CLANS), rng.choice(EDE_GIVEN)
        return f"Y {given} {clan}" if male else rng.choice((f"H'{given} {clan}", f"H {given} {clan}"))
    if ethnicity == "Gia Rai":
        given = rng.choice(GIARAI_GIVEN)
        return f"{rng.choice(GIARAI_CLANS)} {given if male else rng.choice(('H’', 'H') ) + given}"
    if ethnicity == "Cơ Ho":
        return f"K'{rng.choice(KHO_GIVEN)}" if male else f"Ka {rng.choice(KHO_GIVEN)}"
    if ethnicity == "Mông":
        clan, given = rng.choice(MONG_CLANS), rng.choice(("Páo", "Chứ", "Sử", "Dơ", "Tủa", "Mỷ", "Súa"))
        return f"{clan} {'A' if male else 'Thị'} {given}"
    family = rng.choice(KHMER_FAMILY)
    return f"{family} {rng.choice(KHMER_MALE if male else KHMER_FEMALE)}"


def full_name(rng, ethnicity, male, surname=None):
    name = f"{surname or rng.choice(FAMILY)} {syllables.name(rng, 1, 3)}" if syllables.wanted(rng) else None
    if not name and ethnicity in ("Ê Đê", "Gia Rai", "Cơ Ho", "Mông", "Khơ Me") and rng.random() < 0.9:
        name = _minority_name(rng, ethnicity, male)
    name = name or _kinh_name(rng, male, surname)
    return name.replace("ŭ", "u").replace("’", "'")


def personal_id(rng, province_code, year, male):
    digit = 2 * (year // 100 - 19) + (0 if male else 1)
    return f"{province_code}{digit}{year % 100:02d}{rng.randrange(1, 999999):06d}"


def person(rng, role_male, birth_year_range, province, allow_foreign=False):
    """One invented person; `province` is a places.Province."""
    ethnicity = rng.choice(ETHNICITIES)
    year = rng.randint(*birth_year_range)
    out = {"male": role_male, "ethnicity": ethnicity, "year": year,
           "birth": (year, rng.randint(1, 12), rng.randint(1, 28)),
           "nationality": ("Việt Nam", "VNM"), "foreign": False,
           "id12": personal_id(rng, province.code, year, role_male),
           "id9": f"{rng.randrange(10, 385):03d}{rng.randrange(0, 999999):06d}"}
    out["name"] = full_name(rng, ethnicity, role_male)
    if allow_foreign and role_male and rng.random() < 0.05:
        country = rng.choice(sorted(FOREIGN))
        iso, names = FOREIGN[country]
        out.update(nationality=(country, iso), name=rng.choice(names), foreign=True)
    return out


def printed_ethnicity(rng, ethnicity):
    """(as printed, official spelling)."""
    return rng.choice(PRINTED.get(ethnicity, (ethnicity,))), OFFICIAL.get(ethnicity, ethnicity)
