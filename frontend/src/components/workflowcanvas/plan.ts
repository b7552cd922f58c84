/** Where the steps of a workflow stand: in columns, each behind what it is fed from. No DOM. */

export interface Port {
  id: string;
  label: string;
  type: string;
}

export interface Step {
  id: string;
  label: string;
  role: "reference" | "operator" | "subject";
  /** What an operator is: a function, a model or a space. */
  kind: string;
  inputs: Port[];
  outputs: Port[];
  value: string;
  column: number;
  row: number;
}

export interface Link {
  from: Step;
  to: Step;
  fromPort: number;
  toPort: number;
}

export interface Plan {
  name: string;
  steps: Step[];
  links: Link[];
  columns: number;
}

type Raw = Record<string, any>;

/** The plan of a graph's JSON; null when it is none. */
export function planOf(text: string | null | undefined): Plan | null {
  let graph: Raw;
  try {
    graph = JSON.parse(text ?? "") as Raw;
  } catch {
    return null;
  }
  if (typeof graph !== "object" || graph === null) return null;
  const raw: Raw[] = [...list(graph.references), ...list(graph.operators), ...list(graph.nodes), ...list(graph.subjects)];
  const steps = raw.map(stepOf);
  const byId = new Map(steps.map((step) => [step.id, step]));
  const links = list(graph.edges).flatMap((edge) => linkOf(edge, byId));
  place(steps, links);
  return { name: String(graph.name ?? ""), steps, links, columns: Math.max(0, ...steps.map(({ column }) => column + 1)) };
}

function stepOf(raw: Raw): Step {
  const role = raw.role === "reference" || raw.role === "subject" ? raw.role : "operator";
  const ports = (given: unknown) => list(given).map((port) => ({ id: String(port.id), label: String(port.label ?? port.id), type: String(port.type ?? "any") }));
  const data = Object.values((raw.data ?? {}) as Raw)[0];
  return {
    id: String(raw.id), label: String(raw.label ?? raw.id), role, kind: role === "operator" ? String(raw.fn ? "fn" : (raw.kind ?? "fn")) : String(raw.asset_type ?? "text"),
    inputs: role === "reference" ? [] : ports(raw.inputs), outputs: role === "subject" ? [] : ports(raw.outputs), value: typeof data === "string" || typeof data === "number" ? String(data) : "",
    column: 0, row: 0,
  };
}

function linkOf(edge: Raw, byId: Map<string, Step>): Link[] {
  const from = byId.get(String(edge.from_node_id));
  const to = byId.get(String(edge.to_node_id));
  if (!from || !to) return [];
  const at = (ports: Port[], id: unknown) => Math.max(0, ports.findIndex((port) => port.id === id));
  return [{ from, to, fromPort: at(from.outputs, edge.from_port_id), toPort: at(to.inputs, edge.to_port_id) }];
}

/** A step stands right of all that feeds it. A graph that goes round stops growing after as many columns as it has steps. */
function place(steps: Step[], links: Link[]): void {
  for (let round = 0; round < steps.length; round += 1) {
    let isCalm = true;
    for (const { from, to } of links) {
      if (to.column > from.column || from.column + 1 >= steps.length) continue;
      to.column = from.column + 1;
      isCalm = false;
    }
    if (isCalm) break;
  }
  const rows = new Map<number, number>();
  for (const step of steps) {
    step.row = rows.get(step.column) ?? 0;
    rows.set(step.column, step.row + 1);
  }
}

function list(given: unknown): Raw[] {
  return Array.isArray(given) ? given.filter((one): one is Raw => typeof one === "object" && one !== null) : [];
}
