/** The page as the server describes it, in the `#limelight-config` element. */

export interface NodeSpec {
  id: number;
  kind: string;
  /** Only the props that differ from the defaults in `PageConfig.kinds`. */
  props?: Record<string, unknown>;
  children?: NodeSpec[];
  class_name?: string;
}

export type TriggerMode = "once" | "multiple" | "always_last";
export type ShowProgress = "full" | "minimal" | "hidden";

export interface ListenerSpec {
  id: number;
  /** Which event of which node starts it; empty for a chained listener. */
  on: [node: number, event: string][];
  inputs?: number[];
  outputs?: number[];
  /** The listener it follows, and with which outcome. */
  after?: [listener: number, when: "any" | "success" | "failure"] | null;
  cancels?: number[];
  /** Whether a Python function answers. */
  server?: boolean;
  /** Whether the app script has a function under this listener's id. */
  js?: boolean;
  queue?: boolean;
  trigger_mode?: TriggerMode;
  show_progress?: ShowProgress;
  show_progress_on?: number[] | null;
  scroll_to_output?: boolean;
  api_name?: string | null;
  stream?: boolean;
  stream_every?: number;
  generator?: boolean;
}

export interface AppFacts {
  title: string;
  digest: string;
  mode: string;
  theme: string;
  fill_width: boolean;
  fill_height: boolean;
  css: string | null;
  username: string | null;
  show_error: boolean;
  footer: (string | Record<string, string>)[];
  max_file_size: number | null;
  script: string | null;
  version: string;
  dev: boolean;
  language: string | null;
}

export interface PageConfig {
  app: AppFacts;
  kinds: Record<string, Record<string, unknown>>;
  root: NodeSpec;
  listeners: ListenerSpec[];
}

/** What the login page is told instead of a `PageConfig`. */
export interface LoginConfig {
  login: { message: string | null; title: string };
}

/** A file as it travels. `path` is an opaque handle; `url` is where to get the bytes. */
export interface FileData {
  path: string;
  url: string | null;
  size?: number | null;
  orig_name?: string | null;
  mime_type?: string | null;
  is_stream?: boolean;
  meta: { _type: "gradio.FileData" };
}
