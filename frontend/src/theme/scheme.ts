/** Light, dark, or what the system says. The page's head sets it before first paint; this changes it later. */
export type Scheme = "light" | "dark" | "system";

const STORED = "limelight-scheme";

export function currentScheme(): Scheme {
  const stored = localStorage.getItem(STORED);
  return stored === "light" || stored === "dark" ? stored : "system";
}

export function setScheme(scheme: Scheme): void {
  if (scheme === "system") localStorage.removeItem(STORED);
  else localStorage.setItem(STORED, scheme);
  showScheme();
}

/** Follows the system while the scheme is "system". */
export function followSystem(): void {
  systemIsDark().addEventListener("change", showScheme);
  showScheme();
}

function showScheme(): void {
  const scheme = currentScheme();
  const isDark = scheme === "dark" || (scheme === "system" && systemIsDark().matches);
  document.documentElement.classList.toggle("dark", isDark);
  document.documentElement.style.colorScheme = isDark ? "dark" : "light";
}

function systemIsDark(): MediaQueryList {
  return matchMedia("(prefers-color-scheme: dark)");
}
