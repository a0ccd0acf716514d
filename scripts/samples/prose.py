"""Invented office prose."""
import people
import places
import values

SENTENCES = (
    "Trong {quarter}, địa phương đã tiếp nhận {n} hồ sơ, giải quyết đúng hạn {m} hồ sơ, số còn lại đang được xem xét theo quy trình.",
    "Công tác vệ sinh môi trường tại {commune} được duy trì đều đặn, các hộ dân chủ động phân loại rác trước khi thu gom.",
    "Qua kiểm tra thực tế ngày {date}, đoàn công tác nhận thấy mặt đường bị sụt lún ở nhiều đoạn, ảnh hưởng đến việc đi lại của bà con.",
    "Đề nghị các thôn rà soát danh sách hộ nghèo, hộ cận nghèo và báo cáo kết quả trước ngày {date} để tổng hợp.",
    "Nguồn kinh phí được bố trí từ ngân sách {district}, phần còn thiếu vận động nhân dân đóng góp tự nguyện.",
    "Năng suất lúa bình quân đạt {n} tạ trên mỗi héc ta, tăng {pct} % so với cùng kỳ năm trước.",
    "Đàn gia súc phát triển ổn định; công tác tiêm phòng đợt hai đã hoàn thành tại {m} trên tổng số {n} hộ chăn nuôi.",
    "Trường tiểu học trên địa bàn có {n} học sinh, trong đó {m} em thuộc diện được hỗ trợ học phí và sách vở.",
    "Ông {man} được phân công theo dõi lĩnh vực xây dựng, thường xuyên báo cáo tiến độ với lãnh đạo.",
    "Bà {woman} đã có nhiều đóng góp cho phong trào khuyến học, được tập thể tín nhiệm và đề nghị khen thưởng.",
    "Một số cán bộ còn lúng túng khi sử dụng phần mềm, dẫn đến việc nhập liệu chậm và phải chỉnh sửa nhiều lần.",
    "Hệ thống loa truyền thanh phát hai buổi mỗi ngày, nội dung tập trung vào phòng cháy, chữa cháy và an toàn giao thông.",
    "Căn cứ tình hình thực tế, đơn vị kiến nghị cấp trên xem xét điều chỉnh định mức cho phù hợp với vùng sâu, vùng xa.",
    "Tổng thu ngân sách ước đạt {n} triệu đồng, bằng {pct} % dự toán được giao đầu năm.",
    "Việc sắp xếp lại kho lưu trữ được tiến hành từ ngày {date}; tài liệu cũ được đóng hộp, ghi nhãn và lập mục lục.",
    "Mưa lớn kéo dài đã làm ngập {n} héc ta hoa màu, hư hỏng {m} căn nhà, thiệt hại ban đầu đang được thống kê.",
    "Các tổ tự quản phối hợp với công an {commune} tuần tra ban đêm, kịp thời nhắc nhở những trường hợp gây mất trật tự.",
    "Hội phụ nữ tổ chức lớp dạy nghề may cho {m} chị em, sau khóa học phần lớn đã có việc làm tại chỗ.",
    "Về cải cách hành chính, thời gian chờ của người dân tại bộ phận một cửa giảm còn khoảng {m} phút mỗi lượt.",
    "Dự án cấp nước sạch dự kiến khởi công vào tháng {month}, phục vụ hơn {n} hộ thuộc {commune} và vùng lân cận.",
    "Qua đối chiếu sổ sách, tổ kiểm kê phát hiện chênh lệch {m} đầu mục, nguyên nhân chủ yếu do ghi nhầm mã số.",
    "Những ý kiến đóng góp tại hội nghị đã được thư ký ghi đầy đủ và sẽ gửi lại các đại biểu trước kỳ họp tới.",
    "Trạm y tế khám bệnh cho {n} lượt người, cấp phát thuốc bảo hiểm đúng đối tượng, không để xảy ra sai sót.",
    "Đường dây điện qua {commune} đã xuống cấp, nhiều cột nghiêng, đề nghị ngành điện sớm có phương án thay thế.",
    "Kết quả khảo sát cho thấy {pct} % người được hỏi hài lòng với thái độ phục vụ của công chức tiếp dân.",
    "Thanh niên trong độ tuổi đã đăng ký đầy đủ, không có trường hợp vắng mặt không lý do.",
    "Ban tổ chức trân trọng cảm ơn các nhà hảo tâm đã ủng hộ {n} phần quà cho trẻ em có hoàn cảnh khó khăn.",
    "Thời gian tới, cần tập trung đẩy nhanh tiến độ, siết chặt kỷ luật và nâng cao trách nhiệm của người đứng đầu.",
    "Hợp tác xã mở rộng diện tích trồng rau an toàn lên {m} héc ta, ký kết tiêu thụ với hai doanh nghiệp ở {district}.",
    "Báo cáo này được lập thành {two} bản có giá trị như nhau, mỗi bên giữ một bản để thực hiện.",
    "Khi có vướng mắc, các đơn vị phản ánh kịp thời qua số điện thoại 0{phone} để được hướng dẫn cụ thể.",
    "Đợt tập huấn diễn ra trong {two} ngày, học viên được thực hành trên máy và nhận tài liệu mang về.",
    "Lễ hội đầu xuân thu hút hàng nghìn lượt khách, góp phần quảng bá nghề dệt, nghề rèn và ẩm thực địa phương.",
    "Đối với những khoản chi chưa có chứng từ, kế toán yêu cầu bổ sung trước ngày {date}, quá hạn sẽ không thanh toán.",
    "Chất lượng nguồn nước ở suối phía bắc {commune} đã được cải thiện rõ rệt sau khi cơ sở chế biến di dời.",
)
TOPICS = ("Tình hình sản xuất nông nghiệp", "Công tác văn hóa, xã hội", "Xây dựng kết cấu hạ tầng", "Quốc phòng, an ninh",
          "Thu, chi ngân sách", "Cải cách hành chính", "Những tồn tại, hạn chế", "Phương hướng, nhiệm vụ", "Giáo dục và y tế",
          "Kiến nghị, đề xuất", "Công tác lưu trữ", "Đánh giá chung")
SUBJECTS = ("phối hợp kiểm kê tài sản công", "tổ chức hội nghị tổng kết năm", "sửa chữa tuyến đường liên thôn",
            "cung cấp số liệu dân cư", "tăng cường phòng, chống thiên tai", "mời dự lễ khánh thành nhà văn hóa",
            "rà soát hệ thống chiếu sáng", "báo cáo kết quả tiêm phòng gia súc")


def sentence(rng, set_name, dates):
    commune, district, _ = places.unit(rng, set_name)
    day = (rng.randint(2012, 2024), rng.randint(1, 12), rng.randint(1, 28))
    return rng.choice(SENTENCES).format(
        quarter=rng.choice(("quý I", "quý II", "sáu tháng đầu năm", "năm qua")), n=rng.randint(40, 980), m=rng.randint(5, 39),
        commune=commune, district=district, date=dates.short(day), pct=f"{rng.randint(2, 96)},{rng.randint(0, 9)}",
        man=people.full_name(rng, "Kinh", True), woman=people.full_name(rng, "Kinh", False), month=rng.randint(1, 12),
        two=values.DIGITS[rng.randint(2, 4)], phone=rng.randrange(10 ** 8, 10 ** 9))


def paragraph(rng, set_name, dates, sentences=None):
    return " ".join(sentence(rng, set_name, dates) for _ in range(sentences or rng.randint(2, 5)))


def quoting(rng, record):
    """A paragraph that quotes a birth certificate in running text."""
    fields = record.fields
    return rng.choice((
        "Theo Giấy khai sinh số {n} do {o} cấp, họ, chữ đệm, tên: {c}, ngày, tháng, năm sinh: {b}, dân tộc: {e}, quốc tịch: Việt Nam; "
        "nay gia đình đề nghị nhà trường điều chỉnh hồ sơ học bạ cho thống nhất.",
        "Tôi gửi kèm bản sao Giấy khai sinh của con tôi là {c}, sinh {b}, họ và tên mẹ: {m}, số {n}, nơi đăng ký khai sinh: {o}, "
        "để quý cơ quan đối chiếu với sổ lưu.")).format(
            n=fields["registration_number"].raw, o=fields["registration_office"].raw, c=fields["child_full_name"].raw,
            b=fields["child_birth_date"].raw, e=fields["child_ethnicity"].raw, m=fields["mother_full_name"].raw)
