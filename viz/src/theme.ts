/** Dark or light: the system's choice unless the address says otherwise. */
import { h } from "./dom.js";

export type Theme = "light" | "dark";

export function applyTheme(wanted: string | undefined): void {
  if (wanted === "light" || wanted === "dark") document.documentElement.dataset["theme"] = wanted;
  else delete document.documentElement.dataset["theme"];
}

export function currentTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** A switch that tells the caller which theme is wanted; its label names what a press does. */
export function themeSwitch(choose: (theme: Theme) => void): HTMLButtonElement {
  const button = h("button", { class: "quiet theme-switch", type: "button" });
  const label = (): void => {
    const next = currentTheme() === "dark" ? "light" : "dark";
    button.textContent = next === "dark" ? "Dark" : "Light";
    button.setAttribute("aria-label", `Switch to the ${next} theme`);
  };
  button.addEventListener("click", () => { choose(currentTheme() === "dark" ? "light" : "dark"); label(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", label);
  label();
  return button;
}
