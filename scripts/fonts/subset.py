"""Makes the fonts of figures and the widths of their letters again: needs fontTools and brotli.

    python3 scripts/fonts/subset.py

Figures carry their fonts with them, so they hold only the letters that figures use.
"""

import json
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

root = Path(__file__).resolve().parents[2]
packages = root / "node_modules"
out = root / "app/figures/fonts"
letters = "".join(map(chr, range(0x20, 0x7F))) + "\u00a0·×÷–—‘’“”…−"


def cut(font: TTFont, name: str) -> list[int]:
    """Writes the font with only these letters; gives the widths of ASCII in thousandths of an em."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = ["*"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(out / f"{name}.woff2")
    em, glyphs, widths = font["head"].unitsPerEm, font.getBestCmap(), font["hmtx"]
    return [round(widths[glyphs[code]][0] / em * 1000) for code in range(0x20, 0x7F)]


inter = packages / "@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
mono = packages / "@fontsource/jetbrains-mono/files"
sans = {
    weight: cut(instantiateVariableFont(TTFont(inter), {"wght": weight}), f"inter-{weight}")
    for weight in (400, 700)
}
for weight in (400, 700):
    cut(TTFont(mono / f"jetbrains-mono-latin-{weight}-normal.woff2"), f"jetbrains-mono-{weight}")

(out / "widths.ts").write_text(
    "/** Widths of the letters of Inter from the space on, in thousandths of an em; scripts/fonts/subset.py. */\n"
    "export const interWidths = "
    + json.dumps(sans)
    + " as const\n"
)
