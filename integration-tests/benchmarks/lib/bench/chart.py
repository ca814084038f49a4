"""Draws time against table size, both logarithmic, as SVG."""

import math

WIDTH, HEIGHT = 720, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 150, 40, 50
LINES = (
    ("-tan", "jss", "#1f77b4", ""),
    ("-tan", "ss", "#ff7f0e", ""),
    ("-tan", "netstat", "#2ca02c", ""),
    ("-tan", "receive loop", "#7f7f7f", ""),
    ("-tanp", "jss", "#1f77b4", "6 4"),
    ("-tanp", "ss", "#ff7f0e", "6 4"),
    ("-tanp", "netstat", "#2ca02c", "6 4"),
    ("-tanp", "OSHI", "#d62728", "6 4"),
)


def draw(results):
    series = []
    for group, name, color, dashes in LINES:
        points = [(size, results.case(group, size, name).wall()) for size in results.sizes if results.case(group, size, name)]
        if points:
            series.append((f"{name} {group}" if name not in ("receive loop", "OSHI") else name, color, dashes, points))
    scale = Scale([point for *_, points in series for point in points])
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        f'<text x="{LEFT}" y="20" font-size="14">Elapsed milliseconds of a whole process, by sockets in the table</text>',
        *scale.grid(),
    ]
    for place, (label, color, dashes, points) in enumerate(series):
        parts += line(scale, label, color, dashes, points, TOP + 12 + 20 * place)
    return "\n".join([*parts, "</svg>"]) + "\n"


class Scale:
    """Where a size and a time lie in the picture."""

    def __init__(self, points):
        xs = [math.log10(size) for size, _ in points] or [1, 2]
        ys = [math.log10(time) for _, time in points] or [0, 1]
        self.x_range = min(xs), max(max(xs), min(xs) + 1)
        self.y_range = math.floor(min(ys)), math.ceil(max(max(ys), math.floor(min(ys)) + 1e-9))

    def x(self, size):
        low, high = self.x_range
        return LEFT + (math.log10(size) - low) / (high - low) * (WIDTH - LEFT - RIGHT)

    def y(self, time):
        low, high = self.y_range
        return HEIGHT - BOTTOM - (math.log10(time) - low) / max(high - low, 1) * (HEIGHT - TOP - BOTTOM)

    def grid(self):
        parts = []
        for power in range(self.y_range[0], self.y_range[1] + 1):
            y = self.y(10**power)
            parts.append(f'<path d="M{LEFT} {y:.1f}H{WIDTH - RIGHT}" stroke="#ddd"/>')
            parts.append(f'<text x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{10.0**power:g} ms</text>')
        for power in range(math.ceil(self.x_range[0]), math.floor(self.x_range[1]) + 1):
            x = self.x(10**power)
            parts.append(f'<path d="M{x:.1f} {TOP}V{HEIGHT - BOTTOM}" stroke="#ddd"/>')
            parts.append(f'<text x="{x:.1f}" y="{HEIGHT - BOTTOM + 20}" text-anchor="middle">{10**power:,}</text>')
        return parts


def line(scale, label, color, dashes, points, legend):
    dash = f' stroke-dasharray="{dashes}"' if dashes else ""
    path = " ".join(f"{'M' if i == 0 else 'L'}{scale.x(size):.1f} {scale.y(time):.1f}" for i, (size, time) in enumerate(points))
    x = WIDTH - RIGHT + 15
    parts = [f'<path d="{path}" fill="none" stroke="{color}" stroke-width="2"{dash}/>']
    parts += [f'<circle cx="{scale.x(size):.1f}" cy="{scale.y(time):.1f}" r="3" fill="{color}"/>' for size, time in points]
    parts.append(f'<path d="M{x} {legend - 4}h24" stroke="{color}" stroke-width="2"{dash}/>')
    parts.append(f'<text x="{x + 30}" y="{legend}">{label}</text>')
    return parts
