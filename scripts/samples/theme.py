"""The look of one paper: everything that varies between printing houses."""
import fonts
from canvas import Ink

LEADERS = {"tuning": ["text_dots", "text_dots", "ellipsis", "drawn_dots", "rule", "none", "none", "dashes"],
           "dev": ["text_dots", "drawn_dots", "wide_dots", "ellipsis", "rule", "double_rule", "none", "dashes", "dash_dots"],
           "test": ["text_dots", "drawn_dots", "fine_dots", "ellipsis", "rule", "thick_dots", "none", "none", "long_dashes"]}
BACKGROUNDS = {"tuning": ["none"] * 5 + ["waves_pink", "rosette_green", "tint_cream"],
               "dev": ["none"] * 4 + ["waves_pink", "rosette_green", "tint_cream", "rays_blue", "dots_pink", "grid_green"],
               "test": ["none"] * 5 + ["rosette_pink", "waves_green", "tint_blue", "lattice_red"]}
FRAMES = {"tuning": ["none", "none", "double", "beads"], "dev": ["none", "beads", "diamonds", "crosses", "hooks", "double"],
          "test": ["none", "none", "thick", "greek", "corners"]}
BLACKS = [(20, 20, 20), (0, 0, 0), (40, 40, 45), (55, 50, 50)]
PENS = [(25, 35, 140), (20, 20, 30), (40, 50, 160)]
VALUE_COLORS = [None, None, None, (10, 10, 10), (25, 30, 140), (20, 40, 120), (170, 20, 30)]


class Theme:
    def __init__(self, rng, set_name, style, dpi):
        self.rng, self.set_name, self.style, self.dpi = rng, set_name, style, dpi
        group = "serif" if rng.random() < 0.75 else "sans"
        family = fonts.pick_family(rng, set_name, group)
        size = rng.uniform(11, 14)
        if style == "typed" and rng.random() < 0.35:
            family, size = fonts.pick_family(rng, set_name, "typed"), rng.uniform(10, 11.5)
            group = "typed"
        black = rng.choice(BLACKS)
        self.label = Ink(family, "r", size, black, "typed" if group == "typed" else "print")
        self.label_bold_some = rng.random() < 0.3
        if rng.random() < 0.08:
            self.label.face = "i"
        self.value = self._value_ink(size, group)
        self.by_hand = {}
        self.value_drop = self._drop()
        self.value_tilt = rng.gauss(0, 0.0025) if style in ("typed", "dot_matrix") and rng.random() < 0.6 else 0.0
        self.leading = rng.uniform(1.45, 2.1)
        self.leader = rng.choice(LEADERS[set_name])
        self.leader_under = rng.random() < 0.6
        self.leader_drop = rng.uniform(0.0, 0.22)
        self.value_center = rng.random() < 0.12
        self.pad = rng.uniform(0.3, 1.6)
        self.indent = rng.choice((0.0, 0.0, 6.0, 10.0))
        self._habits(rng, set_name, style)
        self.colon = rng.random() < 0.88
        self.margins = (rng.uniform(17, 30), rng.uniform(12, 22))
        self.background = rng.choice(BACKGROUNDS[set_name])
        self.frame = rng.choice(FRAMES[set_name])
        self.title_pt = rng.uniform(15, 24)
        self.title_color = black if rng.random() < 0.7 else (190, 20, 30)
        self.top = rng.uniform(14, 24)
        self.form_code = rng.random() < 0.33
        self.label_case = rng.choice(("normal", "normal", "normal", "normal" if set_name == "tuning" else "title"))
        self.seal = rng.random() < 0.75
        self.signature = rng.random() < 0.85

    def ink_of(self, field):
        """How the value of a field is set."""
        return self.by_hand.get(field, self.value)

    def write_by_hand(self, lot, names, machine):
        """Some of the values of a paper that is filled in otherwise: a pen's ink for each of `names`."""
        family = fonts.pick_family(lot, self.set_name, "script")
        ink = Ink(family, "r", self.label.pt * lot.uniform(1.1, 1.45), lot.choice(PENS), machine)
        self.by_hand = {name: ink for name in names}

    def _habits(self, rng, set_name, style):
        """What only some papers have."""
        self.tab_mm = rng.uniform(48, 66) if rng.random() < 0.14 else 0.0
        self.hang = rng.random() < (0.15 if set_name == "tuning" else 0.3)
        self.numbered = rng.random() < (0.04 if set_name == "tuning" else 0.12)
        self.sections = rng.random() < 0.12
        self.boxed = rng.random() < 0.15
        self.blank_dash = rng.random() < 0.07
        self.certified = rng.random() < 0.1
        self.qr = rng.random() < 0.1
        self.pen_marks = style == "hand_mark" or rng.random() < 0.06
        self.seal_on_fields = rng.random() < 0.07
        self.date_stamp = rng.random() < 0.08

    def _value_ink(self, size, label_group):
        rng = self.rng
        color = rng.choice(VALUE_COLORS) or self.label.color
        if self.style == "typed":
            family = self.label.family if label_group == "typed" else fonts.pick_family(rng, self.set_name, "typed")
            return Ink(family, rng.choice("rrb"), rng.uniform(10, 11.8), rng.choice(BLACKS + [(30, 30, 90)]), "typed")
        if self.style == "dot_matrix":
            family = fonts.pick_family(rng, self.set_name, "dots")
            return Ink(family, rng.choice("rb"), rng.uniform(10.8, 12.5), rng.choice(BLACKS + [(50, 40, 110)]), "dots")
        if self.style == "hand_mark":
            family = fonts.pick_family(rng, self.set_name, "hand")
            return Ink(family, "i", size * rng.uniform(1.05, 1.3), rng.choice(PENS), "pen")
        if self.style == "hand":
            family = fonts.pick_family(rng, self.set_name, "script")
            return Ink(family, rng.choice("ri"), size * rng.uniform(1.1, 1.45), rng.choice(PENS), "script")
        face = rng.choice(("r", "r", "b", "b", "i", "bi"))
        family = self.label.family
        if rng.random() < 0.25:
            family = fonts.pick_family(rng, self.set_name, "serif" if rng.random() < 0.6 else "sans")
        return Ink(family, face, size * rng.uniform(0.95, 1.08), color)

    def _drop(self):
        """Value baseline above (negative) or below the label's, in em."""
        if self.style in ("typed", "dot_matrix"):
            return self.rng.uniform(-0.22, 0.08)
        return self.rng.choice((0.0, 0.0, 0.0, -0.08, -0.15))
