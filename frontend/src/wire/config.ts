/** The page as the server describes it, in the `#limelight-config` element. */
import type { PageConfig } from "./messages.gen";

export type { AppSpec, FileData, ListenerSpec, NodeSpec, PageConfig } from "./messages.gen";

/** What the page of an app that asks who you are holds instead of the app. */
export interface LoginConfig extends PageConfig {
  login: { message: string | null; title: string };
}
