"""The lines a clerk writes on."""


def draw(canvas, theme, x0, x1, baseline):
    if theme.leader == "none" or x1 - x0 < canvas.mm(2):
        return
    y = baseline + theme.leader_drop * canvas.pt(theme.label.pt) * (0 if "text" in theme.leader else 1)
    {"text_dots": _text, "ellipsis": _text, "drawn_dots": _dots, "fine_dots": _dots, "thick_dots": _dots, "wide_dots": _dots,
     "rule": _rule, "dashes": _dashes, "long_dashes": _dashes, "double_rule": _double_rule,
     "dash_dots": _dash_dots}[theme.leader](canvas, theme, x0, x1, y)


def _text(canvas, theme, x0, x1, y):
    char = "." if theme.leader == "text_dots" else "…"
    font = canvas.font(theme.label.but(face="r"))
    count = int((x1 - x0) / font.getlength(char))
    canvas.draw.text((x0, y), char * count, fill=theme.label.color, font=font, anchor="ls")


def _dots(canvas, theme, x0, x1, y):
    radius = {"drawn_dots": 0.16, "fine_dots": 0.1, "thick_dots": 0.24, "wide_dots": 0.2}[theme.leader]
    pitch = {"drawn_dots": 1.1, "fine_dots": 0.7, "thick_dots": 1.7, "wide_dots": 2.3}[theme.leader]
    step, r = canvas.dpi / 25.4 * pitch, max(0.6, canvas.dpi / 25.4 * radius)
    x = x0
    while x < x1:
        canvas.draw.ellipse((x - r, y - r, x + r, y + r), fill=theme.label.color)
        x += step


def _rule(canvas, theme, x0, x1, y):
    width = max(1, canvas.mm(0.15))
    canvas.draw.line((x0, y + canvas.pt(1), x1, y + canvas.pt(1)), fill=theme.label.color, width=width)


def _double_rule(canvas, theme, x0, x1, y):
    _rule(canvas, theme, x0, x1, y)
    _rule(canvas, theme, x0, x1, y + canvas.mm(0.5))


def _dash_dots(canvas, theme, x0, x1, y):
    step, width = canvas.mm(2.4), max(1, canvas.mm(0.2))
    x = x0
    while x < x1:
        canvas.draw.line((x, y, min(x + step * 0.5, x1), y), fill=theme.label.color, width=width)
        canvas.draw.line((x + step * 0.72, y, min(x + step * 0.72 + width, x1), y), fill=theme.label.color, width=width)
        x += step


def _dashes(canvas, theme, x0, x1, y):
    dash = canvas.mm(1.2 if theme.leader == "dashes" else 2.6)
    x, width = x0, max(1, canvas.mm(0.2))
    while x < x1:
        canvas.draw.line((x, y, min(x + dash * 0.65, x1), y), fill=theme.label.color, width=width)
        x += dash
