export interface FlagButtonProps {
  value: string | null;
  options: string[] | null;
  ask_expected: boolean;
  /** Which of the values that go along are answers, by their place. */
  answers?: number[] | null;
  /** Which of these a person can correct with their own component; the right one of others is asked for as text. */
  editable?: number[] | null;
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

interface Shown {
  kind: string;
  // Only the component knows its props.
  props: Record<string, any>;
}

/** The classes that a label among the flagged values shows, the likeliest first; null without a label. */
export function classesOf(flagged: readonly Shown[]): (string | number)[] | null {
  const label = flagged.find((one) => one.kind === "label");
  const bars = label?.props.value?.confidences as { label: string | number }[] | null | undefined;
  return bars?.map((bar) => bar.label) ?? null;
}

const MOST_SUGGESTIONS = 12;

/** Answers to offer: all of a few; of many those that match what was typed. */
export function suggestions(choices: (string | number)[] | null | undefined, typed: string): string[] {
  const all = (choices ?? []).map(String);
  const wanted = typed.trim().toLowerCase();
  const few = all.length <= MOST_SUGGESTIONS ? all : all.filter((one) => one.toLowerCase().includes(wanted));
  return few.slice(0, MOST_SUGGESTIONS);
}
