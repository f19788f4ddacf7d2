/** Pointing at a cell anywhere, in a chart or in the table, brings it out everywhere. */

export function linkPointing(root: HTMLElement): void {
  let shown = "";
  const point = (cell: string): void => {
    if (cell === shown) return;
    shown = cell;
    for (const mark of root.querySelectorAll(".pointed")) mark.classList.remove("pointed");
    root.classList.toggle("pointing", cell !== "");
    if (cell !== "") for (const mark of root.querySelectorAll(`[data-cell="${cell}"]`)) mark.classList.add("pointed");
  };
  const over = (event: Event): void => point((event.target as Element).closest("[data-cell]")?.getAttribute("data-cell") ?? "");
  root.addEventListener("pointerover", over);
  root.addEventListener("pointerleave", () => point(""));
}
