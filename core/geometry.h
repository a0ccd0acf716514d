#pragma once
// Plane geometry in image frames: origin top left, x to the right, y down, units px. Frames in names:
// `upright_from_delivered` maps a point of the delivered page to the upright one. "Delivered" = the page as the file
// shows it (EXIF turn and PDF /Rotate applied); "upright" = turned and deskewed, same scale, canvas grown so that
// nothing is cut.

namespace hotich {

struct Point {
  double x = 0, y = 0;
};

// Half-open: x0 <= x < x1, y0 <= y < y1.
struct Box {
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  int width() const { return x1 - x0; }
  int height() const { return y1 - y0; }
  bool empty() const { return x1 <= x0 || y1 <= y0; }
  bool operator==(const Box&) const = default;
};

Box united(const Box& a, const Box& b);       // smallest box over both; an empty one adds nothing
Box intersected(const Box& a, const Box& b);  // empty() when they do not meet
Box grown(const Box& box, int by_px);

// How the delivered page stands: degrees clockwise by which its content is turned.
enum class Turn { none = 0, quarter = 90, half = 180, three_quarters = 270 };
inline int degrees(Turn turn) { return static_cast<int>(turn); }

// x' = a*x + b*y + c;  y' = d*x + e*y + f.
struct Affine {
  double a = 1, b = 0, c = 0, d = 0, e = 1, f = 0;
  Point operator()(Point p) const { return {a * p.x + b * p.y + c, d * p.x + e * p.y + f}; }
};

Affine after(const Affine& second, const Affine& first);  // second(first(p))
Affine inverse(const Affine& map);                        // throws Error when singular
Box mapped(const Affine& map, const Box& box);            // smallest box around the mapped corners, rounded outwards

// The map that undoes `turn` and then `skew_degrees` (> 0: text lines fall to the right) for a page of this size:
// content upright, canvas just large enough, its size in `width_px`, `height_px`.
struct UprightMap {
  Affine upright_from_delivered;
  int width_px = 0, height_px = 0;
};
UprightMap upright_map(int width_px, int height_px, Turn turn, double skew_degrees);

}  // namespace hotich
