/** The field itself: which element, and what its attributes say. */
import { idsOf } from "../../kit/frame";
import type { Model } from "../../tree/model";
import type { TextboxProps } from "./props";

export type Field = HTMLInputElement | HTMLTextAreaElement;

export function isOneLine(its: TextboxProps): boolean {
  return its.type !== "text" || its.max_lines === 1;
}

export function newField(its: TextboxProps): Field {
  return document.createElement(isOneLine(its) ? "input" : "textarea");
}

/** Brings every attribute in step with the model. `isPlain` shows a password as it is. */
export function dress(field: Field, model: Model<TextboxProps>, isPlain: boolean): void {
  const its = model.props;
  const { id, describedBy, invalid } = idsOf(model);
  const look = its.container === false ? "ll-input" : "ll-plain";
  const lines = its.lines ?? 1;
  field.id = id;
  field.dir = its.rtl ? "rtl" : "auto";
  if (field.readOnly === model.interactive) field.readOnly = !model.interactive;
  if (field instanceof HTMLInputElement) {
    field.className = look;
    field.type = isPlain ? "text" : its.type;
    if (its.type === "password") field.autocomplete = "off";
  } else {
    field.className = `ll-textbox-area ${look}`;
    field.rows = lines;
    field.style.setProperty("--ll-least", String(lines));
    field.style.setProperty("--ll-most", String(Math.max(its.max_lines ?? 20, lines)));
  }
  if (field.style.textAlign !== (its.text_align ?? "")) field.style.textAlign = its.text_align ?? "";
  attribute(field, "aria-describedby", describedBy);
  attribute(field, "aria-invalid", invalid);
  attribute(field, "placeholder", its.placeholder ?? (model.interactive ? null : model.word("empty.result")));
  attribute(field, "maxlength", its.max_length);
  for (const [name, value] of Object.entries(its.html_attributes ?? {})) attribute(field, name, value === true ? "" : value);
}

function attribute(field: Field, name: string, value: string | number | boolean | null | undefined): void {
  if (value === null || value === undefined || value === false) field.removeAttribute(name);
  else field.setAttribute(name, String(value));
}
