/** Dragging sideways over a chart selects a part of its time. A short movement is a click and selects nothing. */
import { h } from "../dom.js";

const LEAST_PIXELS = 6;

/** Calls `select` with both ends in pixels from the left of `area`; Escape gives up. */
export function dragToSelect(area: HTMLElement, select: (from: number, to: number) => void): void {
  area.addEventListener("pointerdown", (down) => {
    if (down.button !== 0 || !down.isPrimary) return;
    const box = area.getBoundingClientRect(), start = down.clientX - box.left;
    const shade = h("div", { class: "drag-shade" }), stop = new AbortController(), { signal } = stop;
    let end = start;
    const finish = (): void => { stop.abort(); shade.remove(); };
    area.addEventListener("pointermove", (move) => {
      end = Math.min(box.width, Math.max(0, move.clientX - box.left));
      if (Math.abs(end - start) < LEAST_PIXELS && !shade.isConnected) return;
      // Taken only now, so that a press that scrolls the page is left alone.
      if (!area.hasPointerCapture(move.pointerId)) area.setPointerCapture(move.pointerId);
      shade.style.left = `${Math.min(start, end)}px`;
      shade.style.width = `${Math.abs(end - start)}px`;
      area.append(shade);
    }, { signal });
    area.addEventListener("pointerup", () => {
      const dragged = shade.isConnected && Math.abs(end - start) >= LEAST_PIXELS;
      finish();
      if (dragged) select(Math.min(start, end), Math.max(start, end));
    }, { signal });
    area.addEventListener("pointercancel", finish, { signal });
    document.addEventListener("keydown", (event) => { if (event.key === "Escape") finish(); }, { signal });
  });
}
