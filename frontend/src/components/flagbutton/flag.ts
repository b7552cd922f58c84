export interface FlagButtonProps {
  value: string | null;
  options: string[] | null;
  ask_expected: boolean;
  /** What the right answer can be, e.g. the classes of the label that is shown. */
  expected_choices?: (string | number)[] | null;
  /** How many flags are kept, once the app has said so. */
  count?: number | null;
  variant: "primary" | "secondary" | "stop" | "huggingface";
  size: "sm" | "md" | "lg";
}

/** What a person says while flagging. */
export interface Draft {
  option: string | null;
  expected: string;
  note: string;
}

export function emptyFlag(): Draft {
  return { option: null, expected: "", note: "" };
}

const MOST_SUGGESTIONS = 12;

/** Answers to offer: all of a few; of many those that match what was typed. */
export function suggestions(choices: (string | number)[] | null | undefined, typed: string): string[] {
  const all = (choices ?? []).map(String);
  const wanted = typed.trim().toLowerCase();
  const few = all.length <= MOST_SUGGESTIONS ? all : all.filter((one) => one.toLowerCase().includes(wanted));
  return few.slice(0, MOST_SUGGESTIONS);
}
