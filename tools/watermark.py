"""Draws the mark of a preview, ``generator/explaining/data/voorbeeld.png``: run as ``python -m tools.watermark``.

The word stands from lower left to upper right, light grey on nothing, so that the text above it stays easy to read. The
letters are Pillow's own (Aileron, public domain), so that the picture is the same on every computer.
"""

from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

TARGET = Path(__file__).parents[1] / "generator" / "explaining" / "data" / "voorbeeld.png"
WORD, SIZE, STROKE, GREY, OPACITY = "VOORBEELD", 150, 4, 110, 62  # pixels, pixels, of 255, of 255


def main() -> None:
    """Write the picture."""
    font = ImageFont.load_default(SIZE)
    letters = Image.new("L", (1000, 240), 0)
    ImageDraw.Draw(letters).text((500, 120), WORD, fill=255, font=font, anchor="mm", stroke_width=STROKE)
    slanted = letters.rotate(45, expand=True, resample=Image.Resampling.BICUBIC)
    slanted = slanted.crop(slanted.getbbox())
    side = max(slanted.size)
    square = Image.new("L", (side, side), 0)
    square.paste(slanted, ((side - slanted.width) // 2, (side - slanted.height) // 2))
    opacity = square.point([value * OPACITY // 255 for value in range(256)])
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    Image.merge("LA", (Image.new("L", square.size, GREY), opacity)).save(TARGET, optimize=True)
    print(TARGET, square.size, TARGET.stat().st_size)


if __name__ == "__main__":
    main()
