// Generated from limelight/wire/messages.py, values.py and graph/describe.py by `make types`. Do not edit.

/** Where in a node's props: the prop's name, then keys and indexes. */
export type Path = (string | number)[];

/** A change to a node's props, as small as the change is. */
export type Edit =
  | [node: number, path: Path, op: "set", value: unknown]
  | [node: number, path: Path, op: "append", text: string]
  | [node: number, path: Path, op: "splice", start: number, gone: number, items: unknown[]]
  | [node: number, path: Path, op: "drop"]
  | [node: number, path: Path, op: "same"];

/**
 * A file as it travels.
 *
 * In the browser and in the API `path` is an opaque handle that the server issued. Inside `preprocess` and
 * `postprocess` it is a path on this machine: the engine exchanges one for the other at the border.
 */
export interface FileData {
  path: string;
  url: string | null;
  size: number | null;
  orig_name: string | null;
  mime_type: string | null;
  is_stream: boolean;
  meta: Record<string, string>;
}

export type RunStatus = "queued" | "running" | "done" | "failed" | "cancelled";

/** A page opened a socket. */
export interface Hello {
  t: "hello";
  /** The session it had, or nothing for a first visit. Absent: null. */
  session?: string | null;
  /** The last number this page has applied; None when it has none of the session's values (a reload). Absent: null. */
  seen?: number | null;
  /** Which page of the app is open. Absent: "". */
  page?: string;
  /** The query string of the page's own address, for `Request.query_params`. Absent: "". */
  query?: string;
  /** Whether the page reads frames with bytes beside their JSON. Absent: false. */
  bytes?: boolean;
}

/** A listener fires. */
export interface Trigger {
  t: "trigger";
  /** An unguessable id made by the page; a second message with the same id changes nothing. */
  run: string;
  listener: number;
  /** One value per input, in order; null for a State, which never leaves the server. */
  inputs?: unknown[];
  /** Places of inputs whose value is what the server sent last; null stands there, and nothing is sent again. */
  same?: number[];
  /** The component on which the event happened. Absent: null. */
  target?: number | null;
  /** What the event carries: an index, a key, a position. Absent: null. */
  event?: unknown;
}

/** A person pressed stop. */
export interface Cancel {
  t: "cancel";
  run: string;
}

/** The next piece of a stream that a run is reading; `inputs` None ends it. */
export interface Chunk {
  t: "chunk";
  run: string;
  /** Absent: null. */
  inputs?: unknown[] | null;
}

/** A person asked to start over: the session's values are forgotten, its runs cancelled. */
export interface Reset {
  t: "reset";
}

/** Are you there? */
export interface Ping {
  t: "ping";
}

/** The socket is open. */
export interface Welcome {
  t: "welcome";
  session: string;
  /** True when the session was known: what the page missed follows. Absent: false. */
  resumed?: boolean;
  /**
   * A digest of the app's definition; another one than the page was built from means: load the page again. Absent:
   * "".
   */
  app?: string;
}

/** I am here. */
export interface Pong {
  t: "pong";
}

/** A message could not be read or is not allowed; the connection stays. */
export interface Refused {
  t: "refused";
  message: string;
  /** Absent: null. */
  run?: string | null;
}

/** The server stops or the app was reloaded. */
export interface Leaving {
  t: "leaving";
  reason: "stopping" | "reloaded" | "signed_out";
}

/** A run as a page that just arrived must know it. */
export interface RunView {
  run: string;
  listener: number;
  status: RunStatus;
  progress?: Step[];
  /** Absent: null. */
  ended?: Ended | null;
}

/** Everything that differs from the page as it was served, for a page that has seen nothing or too little. */
export interface Snapshot {
  t: "snapshot";
  props: Record<number, Record<string, unknown>>;
  runs?: RunView[];
  /** What `gr.render` drew, outer parts first. The props hold for these parts too. */
  parts?: Rendered[];
}

/** The run waits. */
export interface Queued {
  t: "queued";
  run: string;
  /** How many runs of its group start before it; 0 is next. */
  position: number;
  /** How many wait in its group. */
  size: number;
  /** Absent: null. */
  eta_s?: number | null;
}

/** The function was called. */
export interface Started {
  t: "started";
  run: string;
  /** How long the runs before it took, on average. Absent: null. */
  eta_s?: number | null;
}

/** One of the nested counters of `gr.Progress`. */
export interface Step {
  /** Absent: null. */
  index?: number | null;
  /** Absent: null. */
  length?: number | null;
  /** Absent: null. */
  unit?: string | null;
  /** 0 to 1; None when only a count is known. Absent: null. */
  progress?: number | null;
  /** Absent: null. */
  desc?: string | null;
}

/** How far the run is. */
export interface Progressed {
  t: "progressed";
  run: string;
  steps: Step[];
}

/** `gr.Info`, `gr.Warning`, `gr.Success`. */
export interface Noticed {
  t: "noticed";
  level: "info" | "warning" | "success";
  message: string;
  /** Absent: "". */
  title?: string;
  /** None stays until closed. Absent: 10. */
  duration_s?: number | null;
  /** Absent: true. */
  visible?: boolean;
  /** Absent: null. */
  run?: string | null;
}

/** Props changed. */
export interface Patched {
  t: "patched";
  edits: Edit[];
  /** Absent: null. */
  run?: string | null;
}

/** Why a run failed, as a person may see it. */
export interface Failure {
  /** None when the app does not show its errors. Absent: null. */
  message?: string | null;
  /** Absent: "Error". */
  title?: string;
  /** Absent: 10. */
  duration_s?: number | null;
  /** Absent: true. */
  visible?: boolean;
  /** Per input, from a validator: `{"node": id, "message": text}`. */
  fields?: Record<string, unknown>[];
}

/** The run is over. No message of this run follows. */
export interface Ended {
  t: "ended";
  run: string;
  status: "done" | "failed" | "cancelled";
  /** Absent: 0. */
  seconds?: number;
  /** Absent: null. */
  error?: Failure | null;
  /** State components whose value the run changed: their `change` listeners are due. */
  changed_states?: number[];
}

/** A part of the page was drawn again by `gr.render`. */
export interface Rendered {
  t: "rendered";
  region: number;
  /** `NodeSpec`s, see graph/describe.py. */
  children: unknown[];
  /** `ListenerSpec`s; they replace those the region had before. */
  listeners: unknown[];
  /** Per kind of the children the default of every prop that travels. */
  kinds?: Record<string, Record<string, unknown>>;
}

/** The next piece of sound or film that a run gives while it is made. */
export interface Piece {
  t: "piece";
  node: number;
  /** A `Part`: bytes beside the message. None ends the stream. Absent: null. */
  part?: unknown;
  /** The stream was stopped: what has come and is not played yet is not to be played. Absent: false. */
  is_cut?: boolean;
  /** Absent: null. */
  run?: string | null;
}

/** Numbered messages, in order and without a gap. */
export interface Frame {
  n: number;
  m: Numbered[];
}

/** What a page says. */
export type FromPage =
  | Hello
  | Trigger
  | Cancel
  | Chunk
  | Reset
  | Ping;

/** What the server says in frames, in order. */
export type Numbered =
  | Snapshot
  | Queued
  | Started
  | Progressed
  | Noticed
  | Patched
  | Ended
  | Rendered
  | Piece;

/** What the server says. */
export type FromServer =
  | Welcome
  | Pong
  | Refused
  | Leaving
  | Snapshot
  | Queued
  | Started
  | Progressed
  | Noticed
  | Patched
  | Ended
  | Rendered
  | Piece;

/** A node as a page is told of it: only the props that differ from the kind's defaults. */
export interface NodeSpec {
  id: number;
  kind: string;
  props?: Record<string, unknown>;
  /** Absent: null. */
  children?: NodeSpec[] | null;
  /** Props that stay as the page has them when a part with the same id is drawn again. */
  kept?: string[];
}

/** A listener as a page is told of it. */
export interface ListenerSpec {
  id: number;
  /** Node and event; empty for a chain. */
  on?: ([number | null, string])[];
  inputs?: number[];
  outputs?: number[];
  /** The listener before it in a chain, and how that must have ended: any, success, failure. Absent: null. */
  after?: [number, string] | null;
  cancels?: number[];
  /** Whether there is a Python function to call. Absent: false. */
  server?: boolean;
  /** Whether the app's script has a function under this id. Absent: false. */
  js?: boolean;
  /** Absent: true. */
  queue?: boolean;
  /** Absent: "once". */
  trigger_mode?: string;
  /** Absent: "full". */
  show_progress?: string;
  /** Absent: null. */
  show_progress_on?: number[] | null;
  /** Absent: false. */
  scroll_to_output?: boolean;
  /** Absent: null. */
  api_name?: string | null;
  /** Absent: false. */
  stream?: boolean;
  /** Absent: 0.5. */
  stream_every?: number;
  /** Absent: false. */
  generator?: boolean;
}

/** What a page is told of the app as a whole. */
export interface AppSpec {
  title: string;
  /** Absent: "". */
  digest?: string;
  /** Absent: "blocks". */
  mode?: string;
  /** Absent: false. */
  fill_width?: boolean;
  /** Absent: false. */
  fill_height?: boolean;
  /** Absent: null. */
  username?: string | null;
  /** Absent: false. */
  show_error?: boolean;
  footer?: unknown[];
  /** Absent: null. */
  max_file_size?: number | null;
  /** Address of the module with the app's own JavaScript. Absent: null. */
  script?: string | null;
  /** Absent: "". */
  version?: string;
  /** Absent: false. */
  dev?: boolean;
  /** Whether the app is served to agents. Absent: false. */
  mcp?: boolean;
  /** Absent: false. */
  auth_required?: boolean;
  /** Absent: null. */
  auth_message?: string | null;
  /** The path of this page below the app's address. Absent: "". */
  page?: string;
  /** Path, name and whether the line of links names it, of every page of an app that has several. */
  pages?: [string, string, boolean][];
  /** The app's own texts by key, by language. Absent: null. */
  translations?: Record<string, Record<string, string>> | null;
  /** Whether the page was opened by a link to what it showed once, and whether that is still known. Absent: "none". */
  deep_link?: "none" | "valid" | "expired";
}

/** All a page needs to build itself. */
export interface PageConfig {
  app: AppSpec;
  /** Per kind the default of every prop that travels. */
  kinds?: Record<string, Record<string, unknown>>;
  /** Absent: null. */
  root?: NodeSpec | null;
  listeners?: ListenerSpec[];
  /** What the page showed once, when it was opened by a link to that: props by node. Absent: null. */
  linked?: Record<number, Record<string, unknown>> | null;
}
