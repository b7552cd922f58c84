export interface TextboxProps {
  value: string | null;
  type: "text" | "password" | "email";
  lines: number;
  max_lines: number | null;
  placeholder: string | null;
  autofocus: boolean;
  autoscroll: boolean;
  text_align: "left" | "right" | null;
  rtl: boolean;
  buttons: unknown[] | null;
  max_length: number | null;
  submit_btn: string | boolean | null;
  stop_btn: string | boolean | null;
  html_attributes: Record<string, string | boolean> | null;
  container: boolean;
}
