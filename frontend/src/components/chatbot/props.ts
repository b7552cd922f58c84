import type { FileData } from "../../wire/config";

export interface Source { title?: string; url?: string; text?: string }

export interface Metadata {
  title?: string;
  id?: number | string;
  parent_id?: number | string;
  log?: string;
  duration?: number;
  status?: "pending" | "done";
  sources?: Source[];
  abstained?: boolean;
  branches?: { index: number; others: unknown[] };
}

export type Block =
  | { type: "text"; text: string }
  | { type: "file"; file: FileData; alt_text?: string | null }
  | { type: "component"; component: string; value: unknown; props: Record<string, unknown> };

export interface Message {
  role: string;
  metadata: Metadata | null;
  content: Block[];
  options: { value: string; label?: string }[] | null;
}

export interface Example { text?: string; display_text?: string; icon?: FileData | string; files?: FileData[] }

export interface Delimiter { left: string; right: string; display: boolean }

export interface ChatbotProps {
  value: Message[] | null;
  label: string | null;
  show_label: boolean | null;
  container: boolean;
  autoscroll: boolean;
  height: number | string | null;
  max_height: number | string | null;
  min_height: number | string | null;
  resizable: boolean;
  editable: "user" | "all" | null;
  latex_delimiters: Delimiter[] | null;
  rtl: boolean;
  buttons: unknown[] | null;
  watermark: string | null;
  avatar_images: (FileData | null)[] | null;
  sanitize_html: boolean;
  render_markdown: boolean;
  feedback_options: string[] | null;
  feedback_value: (string | null)[] | null;
  line_breaks: boolean;
  layout: "panel" | "bubble" | null;
  placeholder: string | null;
  examples: Example[] | null;
  allow_file_downloads: boolean;
  group_consecutive_messages: boolean;
  allow_tags: string[] | boolean;
  like_user_message: boolean;
}
