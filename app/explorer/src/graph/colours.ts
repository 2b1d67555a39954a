// Colours of the Okabe-Ito palette, which people with colour-blindness tell apart; names and tables say the type as well.
export const COLOURS: Record<string, string> = {
  company: "#0072b2", organization: "#56b4e9", person: "#009e73", place: "#8c6d00", model: "#cc79a7", chip: "#d55e00", technology: "#a05195",
  policy: "#7a7a7a", facility: "#e69f00", product: "#4d7f17", deal: "#c23b22", figure: "#b8a200", statement: "#3c9d9b", other: "#888888",
};

export type Palette = { ink: string; soft: string; paper: string; line: string; ring: string };

/** The page's present colours, for the canvas, which knows no style sheet. */
export function paletteOf(root: HTMLElement): Palette {
  const probe = document.createElement("span");
  root.append(probe);
  const read = (name: string): string => {
    probe.style.color = `var(${name})`;
    return getComputedStyle(probe).color;
  };
  const palette = { ink: read("--ink"), soft: read("--soft"), paper: read("--paper"), line: read("--tie"), ring: read("--ring") };
  probe.remove();
  return palette;
}
