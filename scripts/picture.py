"""Draw docs/denoising.svg: one real run of `adiff generate`, frame by frame, as an animated SVG.

python scripts/picture.py "PROMPT" --test "assert f(1) == 2"
"""

import argparse
from html import escape
from pathlib import Path

from agentic_diffusion.code_generation.code_diffusion import Draft
from agentic_diffusion.code_generation.code_generator import CodeGenerator
from agentic_diffusion.sandbox import Judge
from agentic_diffusion.types import Generation

OUT = Path(__file__).parent.parent / "docs" / "denoising.svg"
FRAME_S, HOLD_S = 0.45, 4.0
LINE_PX, CHAR_PX, MARGIN_PX, FONT_PX = 22, 8.6, 18, 14
COLOURS = {"prompt": "#8b949e", "code": "#e6edf3", "mask": "#58a6ff", "passed": "#3fb950"}


def frames_of(prompt: str, tests: list[str]) -> tuple[list[list[tuple[str, str]]], Generation]:
    """Lines (colour name, text) per frame, and the finished generation."""
    drafts: list[Draft] = []
    generator = CodeGenerator.load("tiny", judge=Judge())
    done = generator.generate(prompt, tests=tests, on_draft=drafts.append)
    head = [("prompt", f'$ adiff generate "{prompt}"'), ("prompt", "")]
    frames = [[*head, *(("code", line) for line in draft.text.splitlines())] for draft in drafts]
    ending = [("passed", f"{test.outcome}  {test.source}") for test in done.tests]
    verdict = ("passed", f"{done.status}, {done.profile.forward_passes} forward passes")
    frames.append([*head, *(("code", line) for line in done.code.splitlines()), ("code", ""), *ending, verdict])
    return frames, done


def line_svg(colour: str, text: str, row: int) -> str:
    """One line of text; masked places in their own colour."""
    shown = escape(text).replace("▒", f'<tspan fill="{COLOURS["mask"]}">▒</tspan>')
    y = MARGIN_PX + LINE_PX * (row + 1)
    return f'<text x="{MARGIN_PX}" y="{y}" fill="{COLOURS[colour]}" xml:space="preserve">{shown}</text>'


def svg(frames: list[list[tuple[str, str]]]) -> str:
    """All frames in one picture, each visible in its turn, for ever."""
    width = int(2 * MARGIN_PX + CHAR_PX * max(len(text) for frame in frames for _, text in frame))
    height = 2 * MARGIN_PX + LINE_PX * max(map(len, frames))
    total_s = FRAME_S * (len(frames) - 1) + HOLD_S
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="{FONT_PX}">',
        f'<rect width="{width}" height="{height}" rx="8" fill="#0d1117"/>',
    ]
    for index, frame in enumerate(frames):
        begin, end = index * FRAME_S / total_s, min(1.0, (index + 1) * FRAME_S / total_s)
        last = index == len(frames) - 1
        times = f"0;{begin:.4f};1" if last else f"0;{begin:.4f};{end:.4f};1"
        values = "hidden;visible;visible" if last else "hidden;visible;hidden;hidden"
        if index == 0:
            times, values = f"0;{end:.4f};1", "visible;hidden;hidden"
        animation = (
            f'<animate attributeName="visibility" calcMode="discrete" dur="{total_s:.2f}s" '
            f'repeatCount="indefinite" keyTimes="{times}" values="{values}"/>'
        )
        lines = "".join(line_svg(colour, text, row) for row, (colour, text) in enumerate(frame))
        parts.append(f'<g visibility="{"visible" if last else "hidden"}">{animation}{lines}</g>')
    return "\n".join([*parts, "</svg>"]) + "\n"


def main() -> None:
    """Generate and write the picture."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("prompt")
    parser.add_argument("--test", action="append", default=[])
    arguments = parser.parse_args()
    frames, done = frames_of(arguments.prompt, arguments.test)
    OUT.write_text(svg(frames), encoding="utf-8")
    print(f"{OUT.name}: {len(frames)} frames, {done.status}")  # noqa: T201


if __name__ == "__main__":
    main()
