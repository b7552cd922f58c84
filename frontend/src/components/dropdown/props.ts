export interface DropdownProps {
  value: unknown;
  choices: unknown;
  multiselect: boolean | null;
  allow_custom_value: boolean;
  max_choices: number | null;
  num_choices_shown: number | null;
  filterable: boolean;
  container: boolean;
}
