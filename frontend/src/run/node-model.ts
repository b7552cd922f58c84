/** The `Model` of one node: the door between its component and the page. */
import type { AppSpec, FileData } from "../wire/config";
import type { Piece } from "../wire/messages.gen";
import type { Child, Draft, Model, Sent, Status } from "../tree/model";
import { Node } from "../tree/node.svelte";
import type { Page } from "./page";

type OnProgress = (share: number) => void;

export class NodeModel implements Model, Sent {
  readonly id: number;
  readonly kind: string;
  // Only the component knows its props.
  readonly props: Record<string, any>;

  constructor(
    protected readonly node: Node,
    protected readonly page: Page,
  ) {
    this.id = node.id;
    this.kind = node.kind;
    this.props = node.props;
  }

  get status(): Status {
    return this.node.status;
  }

  get invalid(): string | null {
    return this.node.invalid;
  }

  get busy(): boolean {
    const { state } = this.node.status;
    return this.node.started > 0 || state === "queued" || state === "running";
  }

  get children(): readonly Child[] {
    return this.node.children.map((child) => this.page.stage.child(child));
  }

  placed(id: number): Child | null {
    const node = this.page.tree.get(id);
    return node ? this.page.stage.child(node) : null;
  }

  get interactive(): boolean {
    return this.props.interactive !== false;
  }

  get app(): AppSpec {
    return this.page.app;
  }

  set(prop: string, value: unknown): void {
    this.page.edit(this.node, prop, value);
  }

  initial(prop: string): unknown {
    return this.node.initial(prop);
  }

  fire(event: string, data?: unknown): void {
    if (event === "stream_end") this.page.listeners.endStream(this.node);
    else this.page.listeners.fire(this.node, event, data);
  }

  listens(event: string): boolean {
    return this.page.listeners.listens(this.id, event);
  }

  pace(event: string): number {
    return this.page.listeners.pace(this.id, event);
  }

  sentBy(event: string): readonly Sent[] {
    return this.page.listeners.sentBy(this.id, event).map((node) => this.page.model(node));
  }

  async draft(label: string): Promise<Draft> {
    const { draftOf } = await import("./draft.svelte");
    return draftOf(this.node, this.page, label);
  }

  pending(work: Promise<unknown>): void {
    const { works } = this.node;
    const forget = () => void works.delete(work);
    works.add(work);
    work.then(forget, forget);
  }

  pieces(take: (piece: Piece) => void): () => void {
    return this.node.listen(take);
  }

  upload(file: Blob, name: string, onProgress?: OnProgress, signal?: AbortSignal): Promise<FileData> {
    return this.page.upload(file, name, onProgress, signal);
  }

  cancel(): void {
    for (const run of this.page.runs.at(this.node)) this.page.listeners.cancel(run);
  }

  mountChildren(el: HTMLElement): () => void {
    return this.page.mountChildren(this.node, el);
  }

  part(kind: string, props: Record<string, unknown>): Child {
    return this.page.stage.child(new Node({ id: -1, kind, props }, {}));
  }

  word(key: string, vars?: Record<string, string | number>): string {
    return this.page.word(key, vars);
  }

  link(): Promise<string> {
    return this.page.link();
  }

  call(method: string, data?: unknown): Promise<unknown> {
    return this.page.call(this.id, method, data);
  }

  notify(level: "info" | "warning" | "success" | "error", message: string): void {
    this.page.notify({ level, message });
  }
}
