/** CodeMirror in the page's colours. Its own sheet stands outside of our layer, so what changes it does too. */
import { EditorView } from "@codemirror/view";

const SELECTED = "color-mix(in srgb, var(--ll-accent) 26%, transparent) !important";
const FIELD = { border: "1px solid var(--ll-hair-strong)", borderRadius: "6px", background: "var(--ll-field)", color: "var(--ll-ink)", font: "var(--ll-small)" };

export const theme = EditorView.theme({
  "&": { flex: 1, minBlockSize: "var(--ll-code-least)", maxBlockSize: "var(--ll-code-most)", background: "none", color: "var(--ll-ink)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { font: "var(--ll-code-font)", scrollbarWidth: "thin" },
  ".cm-content": { paddingBlock: "8px", caretColor: "var(--ll-accent)" },
  ".cm-content:focus-visible": { outline: "none" },
  ".cm-line": { paddingInline: "8px 12px" },
  ".cm-gutters": { background: "none", border: 0, color: "var(--ll-muted)", fontVariantNumeric: "tabular-nums", paddingBlock: 0 },
  ".cm-lineNumbers .cm-gutterElement": { paddingInline: "12px 2px", minInlineSize: "32px" },
  ".cm-foldGutter .cm-gutterElement": { paddingInline: "2px", cursor: "pointer", opacity: 0 },
  ".cm-gutters:hover .cm-foldGutter .cm-gutterElement": { opacity: 1 },
  ".cm-activeLine, .cm-activeLineGutter": { background: "none" },
  "&.cm-focused .cm-activeLine": { background: "var(--ll-hover)" },
  "&.cm-focused .cm-activeLineGutter": { background: "none", color: "var(--ll-ink)" },
  ".cm-cursor": { borderInlineStart: "2px solid var(--ll-accent)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": { background: SELECTED },
  ".cm-content ::selection": { background: SELECTED },
  "&.cm-focused .cm-matchingBracket": { background: "color-mix(in srgb, var(--ll-accent) 18%, transparent)", outline: "1px solid color-mix(in srgb, var(--ll-accent) 50%, transparent)", color: "inherit" },
  ".cm-selectionMatch": { background: "color-mix(in srgb, var(--ll-accent) 14%, transparent)" },
  ".cm-searchMatch": { background: "color-mix(in srgb, var(--ll-amber) 28%, transparent)", borderRadius: "2px" },
  ".cm-searchMatch-selected": { background: "color-mix(in srgb, var(--ll-amber) 55%, transparent)" },
  ".cm-foldPlaceholder": { background: "var(--ll-hover)", border: 0, color: "var(--ll-muted)", paddingInline: "6px", borderRadius: "4px" },
  ".cm-panels": { background: "var(--ll-sunken)", color: "var(--ll-ink)" },
  ".cm-panels-top": { borderBlockEnd: "1px solid var(--ll-hair)" },
  ".cm-panel.cm-search": { display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", padding: "8px 44px 8px 12px", font: "var(--ll-small)" },
  ".cm-panel.cm-search br": { display: "none" },
  ".cm-panel.cm-search .cm-textfield": { ...FIELD, margin: 0, flex: "0 1 180px", minInlineSize: 0, padding: "3px 8px" },
  ".cm-panel.cm-search .cm-button": { ...FIELD, margin: 0, padding: "3px 10px", cursor: "pointer", backgroundImage: "none" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", gap: "4px", font: "var(--ll-small)" },
  ".cm-panel.cm-search [name=close]": { inset: "6px 8px auto auto", inlineSize: "28px", blockSize: "28px", borderRadius: "6px", color: "var(--ll-muted)", fontSize: "18px", cursor: "pointer" },
  ".cm-tooltip": { background: "var(--ll-raised)", color: "var(--ll-ink)", border: 0, borderRadius: "6px", boxShadow: "var(--ll-float)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { font: "13px/20px var(--ll-mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "2px 10px" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--ll-accent-soft)", color: "var(--ll-ink)" },
});
