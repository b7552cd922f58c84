/** Links to the page as it is now: making one, and showing what one holds. */
import { addWords, word } from "../words/index.svelte";
import { more } from "../words/more";
import type { Notice } from "./page";
import type { Tree } from "../tree/tree.svelte";
import type { NodeSpec, PageConfig } from "../wire/config";
import { KEPT_PROPS } from "./keep";

type Props = Record<string, Record<string, unknown>>;

/** Asks the server to keep what the page shows. What it sent itself it knows; it is told what the person set. */
export async function linkOf(tree: Tree, session: string | null, page: string): Promise<string> {
  const answer = await fetch("limelight/link", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ session, page, edits: editsIn(tree) }),
  });
  const told = (await answer.json().catch(() => ({}))) as { id?: string; detail?: unknown };
  if (!answer.ok || !told.id) throw new Error(typeof told.detail === "string" ? told.detail : answer.statusText);
  return addressOf(page, told.id);
}

function editsIn(tree: Tree): Props {
  const edits: Props = {};
  for (const node of tree.nodes) {
    if (node.kind === "browserstate" || node.peek("type") === "password") continue;
    for (const [prop, value] of node.edits) if (KEPT_PROPS.includes(prop)) (edits[node.id] ??= {})[prop] = value;
  }
  return edits;
}

function addressOf(page: string, id: string): string {
  const address = new URL(page.split("/").map(encodeURIComponent).join("/") || "./", document.baseURI);
  const query = new URLSearchParams(location.search);
  query.set("deep_link", id);
  address.search = query.toString();
  return address.href;
}

/** The page's parts with what a link says of them. */
export function withLinked(spec: NodeSpec, linked: PageConfig["linked"]): NodeSpec {
  if (!linked) return spec;
  const own = linked[spec.id];
  const children = spec.children?.map((child) => withLinked(child, linked));
  return { ...spec, ...(own && { props: { ...spec.props, ...own } }), ...(children && { children }) };
}

/** The link says nothing any more: the page shows what it shows everybody. */
export function tellExpired(show: (notice: Notice) => void): void {
  addWords(more);
  show({ level: "warning", title: word("link.expired_title"), message: word("link.expired") });
}
