// Generated from the classes in limelight/components by `make types`. Do not edit.

import type { FileData } from "../wire/messages.gen";

/** Hides its children behind a line that opens and closes. */
export interface AccordionProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on the line. */
  label?: string | null;
  /** Whether it is open at first. */
  open: boolean;
  /** Height of what it holds, in pixels or as CSS writes it; what is taller scrolls. */
  height?: number | string | null;
  /** Largest height of what it holds, in pixels or as CSS writes it. */
  max_height?: number | string | null;
}

/** A picture with masks and boxes over it, each with its word in a legend. */
export interface AnnotatedImageProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /**
   * A pair of the picture and a list of pairs: an array (height, width) from 0 to 1 or a box (x1, y1, x2, y2), and
   * its word.
   */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "fullscreen", or `gr.Button`s. "fullscreen" when left out. */
  buttons?: unknown[] | null;
  /** The file format in which the picture travels: "webp", "png", "jpeg". */
  format: string;
  /** Whether the words stand below the picture. */
  show_legend: boolean;
  /** Height in pixels, or as CSS writes it. */
  height?: number | string | null;
  /** Width in pixels, or as CSS writes it. */
  width?: number | string | null;
  /** The colour of each word, as CSS writes it. */
  color_map?: Record<string, string> | null;
}

/**
 * A picture on which a person marks objects with boxes, polygons and points, each of a class.
 *
 * The value is a dict after the COCO format: `image`, and `annotations`, each with a `label` and one of `bbox`
 * (x, y, width, height), `segmentation` ([[x, y, x, y, ...]]) or `keypoints` ([x, y, 2]), in pixels of the
 * picture.
 * Limelight's own: other libraries of this kind have nothing like it.
 */
export interface AnnotatorProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The picture at first, or a dict of `image` and `annotations`. */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "fullscreen", or `gr.Button`s. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** The classes to choose from; objects have none when left out. */
  labels?: string[] | null;
  /** The colour of a class, as CSS writes it; those left out get one of their own. */
  label_colors?: Record<string, string> | null;
  /** What objects are marked with: "box", "polygon", "point". All when left out. */
  shapes?: ("box" | "polygon" | "point")[] | "box" | "point" | null;
  /** Height of the picture in pixels, or as CSS writes it. */
  height?: number | string | null;
  /** Where another picture comes from: "upload", "clipboard"; none keeps the one that is shown. */
  sources: ("upload" | "webcam" | "clipboard")[] | "upload" | "clipboard" | null;
  /** The colours the function gets: "RGB", "L" for grey, "RGBA" with transparency; None leaves them as they are. */
  image_mode: "1" | "L" | "P" | "RGB" | "RGBA" | "CMYK" | "YCbCr" | "LAB" | "HSV" | "I" | "F" | null;
  /** The file format in which pictures of a function travel. */
  format: string;
  /** Words shown while it is empty. */
  placeholder?: string | null;
}

/** Sound: recorded or uploaded, trimmed, and given to a function; or played. */
export interface AudioProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The sound at first: a path, a web address, (rate, samples), or bytes. A function is called for each page. */
  value?: FileData | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "download", "share", or `gr.Button`s. The two when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Where sound comes from: "upload", "microphone". Both when left out. */
  sources?: ("upload" | "microphone")[] | "upload" | "microphone" | null;
  /** As an input, send the microphone to a `stream` listener while it records; as an output, play while it comes. */
  streaming: boolean;
  /** Start playing when a new sound comes. */
  autoplay: boolean;
  /** Let a person trim the sound. */
  editable: boolean;
  /** How sound is drawn. */
  waveform_options?: unknown;
  /** Start again at the end. */
  loop: boolean;
  /** Record as soon as the page opens, if the browser allows; an update starts and stops recording. */
  recording: boolean;
  /** What is said: a path of an .srt or .vtt file, or a list of `{"timestamp": [start, end], "text": words}`. */
  subtitles?: unknown;
  /** Seconds from the start where playing is; an update goes there. */
  playback_position: number;
}

/**
 * A value kept in the visitor's browser: it is there again after a reload, a restart, and in every tab.
 *
 * It stands in the browser's local storage as plain JSON under `storage_key`, and is read before `load` listeners
 * run. It is not encrypted: whoever uses that browser can read and change it, so check it before trusting it.
 */
export interface BrowserStateProps {
  /**
   * The name in the browser's storage; left out, the app's address and the place in the app make one. Another value
   * starts anew, and parts of all apps of one host share what has the same name.
   */
  storage_key?: string | null;
}

/** A button that runs something when it is pressed. Its value is its label. */
export interface ButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on it. A function is called anew for each page that opens. */
  value: string | null;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop" | "huggingface";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** A picture left of the words: a path or a web address. */
  icon?: unknown;
  /** An address to open when it is pressed. */
  link?: string | null;
  /** Where the address opens: here, in a new tab, in the frame around, in the whole window. */
  link_target: "_self" | "_blank" | "_parent" | "_top";
  /** False greys it out. */
  interactive: boolean;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
}

/**
 * A list of conversations that can be searched, opened and deleted; a chat writes into it by itself.
 *
 * Its listener on `save` names the chat among its inputs; `select` tells that a person chose a conversation, whose
 * messages are its value then.
 */
export interface ChatHistoryProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What it shows at first. A function is called anew for each page that opens. */
  value?: Record<string, unknown>[] | null;
  /** What the browser keeps them under; another chat of the same address needs another one. */
  storage_key: string;
  /** Whether the server keeps them. */
  is_on_server: boolean;
}

/** A conversation: messages of text, files and components, with thoughts, options, reactions. */
export interface ChatbotProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The messages at first. A function is called anew for each page that opens. */
  value?: Record<string, unknown>[] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar and below messages: "share", "copy", "copy_all", or `gr.Button`s. All unless given. */
  buttons?: unknown[] | null;
  /** Follow the end of a reply while the reader is there. */
  autoscroll: boolean;
  /** Height in pixels, or as CSS writes it; longer conversations scroll. */
  height: number | string | null;
  /** Let a person drag its lower edge. */
  resizable: boolean;
  /** Largest height, in pixels or as CSS writes it. */
  max_height?: number | string | null;
  /** Smallest height, in pixels or as CSS writes it. */
  min_height?: number | string | null;
  /** Whose messages a person can edit: their own, or all. */
  editable?: "user" | "all" | null;
  /** What stands around formulas: dicts of `left`, `right`, and `display` for those on own lines. Left out, $$. */
  latex_delimiters?: (Record<string, string | boolean>)[] | null;
  /** Write from right to left. */
  rtl: boolean;
  /** Words added to what is copied. */
  watermark?: string | null;
  /** Pictures of the person and of the one who replies: paths or web addresses. */
  avatar_images?: unknown;
  /** Take out of HTML in messages what could act: scripts, handlers. */
  sanitize_html: boolean;
  /** Show Markdown formatted; False shows it as it is written. */
  render_markdown: boolean;
  /** Reactions to a reply while somebody listens to `like`: "Like" and "Dislike" are thumbs, others a menu. */
  feedback_options: unknown;
  /** The reaction to each reply, in order. */
  feedback_value?: unknown;
  /** Break a line where the text does. */
  line_breaks: boolean;
  /** Bubbles on two sides, or rows over the whole width. None takes bubbles. */
  layout?: "panel" | "bubble" | null;
  /** Markdown shown while there is no message. */
  placeholder?: string | null;
  /** First messages to choose from while there is none: dicts of `text`, `files`, `display_text`, `icon`. */
  examples?: unknown[] | null;
  /** Offer files in messages for download. */
  allow_file_downloads: boolean;
  /** Show messages of one role that follow each other as one. */
  group_consecutive_messages: boolean;
  /** HTML elements other than the known ones that stay in messages: a list of names, all, or none. */
  allow_tags: string[] | boolean;
  /** Offer reactions to the person's own messages too. */
  like_user_message: boolean;
}

/** A box to tick: yes or no. */
export interface CheckboxProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Whether it is ticked at first. */
  value: boolean | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
}

/** Any of a few choices, each with a box to tick. */
export interface CheckboxGroupProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The values ticked at first: a list, or a single one. */
  value?: (string | number)[] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** What can be ticked: values, or pairs of a label and a value. */
  choices?: unknown;
  /** Offer a box that ticks all. */
  show_select_all: boolean;
}

/** Source text: an editor with line numbers, colours, search and undo; or the same to read. */
export interface CodeProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The text at first. A function is called anew for each page that opens. */
  value?: string | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "copy", "download", "fullscreen", or `gr.Button`s. All three when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** The language it is coloured as; None leaves it plain. */
  language?: "python" | "c" | "cpp" | "markdown" | "latex" | "json" | "html" | "css" | "javascript" | "jinja2" | "typescript" | "yaml" | "dockerfile" | "shell" | "r" | "sql" | "sql-msSQL" | "sql-mySQL" | "sql-mariaDB" | "sql-sqlite" | "sql-cassandra" | "sql-plSQL" | "sql-hive" | "sql-pgSQL" | "sql-gql" | "sql-gpSQL" | "sql-sparkSQL" | "sql-esper" | null;
  /** Lines shown at least. */
  lines: number;
  /** Lines shown at most; longer text scrolls. */
  max_lines?: number | null;
  /** Break long lines instead of scrolling sideways. */
  wrap_lines: boolean;
  /** Number the lines. */
  show_line_numbers: boolean;
  /** Offer words of the language while one types. */
  autocomplete: boolean;
}

/** A colour, picked from a plane, from the screen, or written as hex, rgb or hsl. */
export interface ColorPickerProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The colour at first, as CSS writes it: "#3f7d0e", "rgba(63, 125, 14, 0.5)". */
  value?: string | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
}

/** Puts its children one below the other; several columns stand in a row. */
export interface ColumnProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale: number;
  /** Pixels below which the row wraps instead of making it narrower. */
  min_width: number;
  /** How it looks: bare, on a grey panel, or without gaps. */
  variant: "default" | "panel" | "compact";
  /** Show the progress of a run on the whole column when it is an output. */
  show_progress: boolean;
}

/** A table: sorted, filtered, searched and edited like a spreadsheet, however long it is. */
export interface DataframeProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /**
   * The table at first: a pandas, polars or pyarrow frame, a pandas Styler, an array, a list of rows, a dict with
   * `headers` and `data`, a dict of columns, or the path of a CSV file.
   */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "fullscreen", "copy", "download", or `gr.Button`s. All three when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Names of the columns, where the value has none. */
  headers?: string[] | null;
  /** How many empty rows are shown at first. `(5, "fixed")` lets nobody add or remove rows. */
  row_count?: unknown;
  /** The fewest and the most rows a person can make it; None for no limit. */
  row_limits?: [number | null, number | null] | null;
  /** How many columns are shown at first. `(3, "fixed")` lets nobody add or remove columns. */
  column_count?: unknown;
  /** The fewest and the most columns a person can make it; None for no limit. */
  column_limits?: [number | null, number | null] | null;
  /**
   * What the columns hold, one word for all or a list of one for each: "str", "number", "bool", "date", "markdown",
   * "html", "image", "progress" (a share from 0 to 1), "link"; a list of texts for a choice among them. "auto" looks
   * at
   * the value.
   */
  datatype: unknown;
  /** What surrounds formulas in Markdown cells. */
  latex_delimiters?: (Record<string, string | boolean>)[] | null;
  /** Largest height, in pixels or as CSS writes it; what is taller scrolls. */
  max_height: number | string;
  /** Break long texts into lines instead of cutting them off. */
  wrap: boolean;
  /** Whether a line break in a Markdown cell breaks the line. */
  line_breaks: boolean;
  /** Width per column, in pixels or as CSS writes it ("20%"); by content where left out. */
  column_widths?: (string | number)[] | null;
  /** Number the rows. */
  show_row_numbers: boolean;
  /** Characters of a cell that are shown; the rest is seen when it is edited. */
  max_chars?: number | null;
  /** "search" adds a field that finds rows; "filter" also offers to keep just the rows found. */
  show_search: "none" | "search" | "filter";
  /** How many columns stay in sight while the others scroll. */
  pinned_columns?: number | null;
  /** Places of columns that nobody can edit, from 0 on. */
  static_columns?: number[] | null;
}

/** A list of samples; choosing one hands its values to a function. */
export interface DatasetProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What stands above it. */
  label?: string | null;
  /** Whether the label is seen. */
  show_label: boolean;
  /** Props for those components. */
  component_props?: Record<string, unknown>[] | null;
  /** The samples: each a list with a value per component. */
  samples?: unknown[] | null;
  /** Titles of the columns; the components' labels when left out. */
  headers?: string[] | null;
  /** Side by side or in a table; None chooses by the number of components. */
  layout?: "gallery" | "table" | null;
  /** How many samples are seen at once. */
  samples_per_page: number;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number;
  /** A name for each sample, shown instead of its values. */
  sample_labels?: string[] | null;
}

/** A day and a time of day: typed, picked from a calendar, or said as "now - 60s". */
export interface DateTimeProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The moment at first: seconds since 1970, a text like "2024-01-31 18:00:00", or a datetime. */
  value?: string | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** False asks for a day only. */
  include_time: boolean;
  /** The time zone that is meant, such as "Europe/Berlin"; None means that of the server. */
  timezone?: string | null;
}

/**
 * Copies a link that shows whoever opens it the page with the values it has now.
 *
 * The link holds what stands in the page's components, also what was typed and not sent; never a `gr.State`, a
 * `gr.BrowserState` or a password. The server keeps it for a week, and the last thousand links at most.
 */
export interface DeepLinkButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on it. */
  value: string | null;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop" | "huggingface";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** A picture left of the words: a path or a web address; without one, a sign for links. */
  icon?: unknown;
  /** An address to open when it is pressed. */
  link?: string | null;
  /** Where the address opens: here, in a new tab, in the frame around, in the whole window. */
  link_target: "_self" | "_blank" | "_parent" | "_top";
  /** False greys it out. */
  interactive: boolean;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** The words on it for a moment, once the link is copied. */
  copied_value: string;
}

/** A dialogue: lines with a speaker each, or one text. Without speakers it is a text with tags to choose from. */
export interface DialogueProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The dialogue at first: dicts of `speaker` and `text`, or a text. */
  value?: Record<string, string>[] | string | null;
  /** What stands above it, and what the API calls it. */
  label: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "copy", or `gr.Button`s. */
  buttons?: unknown[] | null;
  /** A sentence below the label, shown where there are tags. */
  info: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Who may speak. None makes it one field of text. */
  speakers?: string[] | null;
  /** Words to choose from when a colon is typed. */
  tags?: string[] | null;
  /** What stands between the lines of the text. */
  separator: string;
  /** A colour per speaker, as CSS writes it; others get one of a palette. */
  color_map?: Record<string, string> | null;
  /** Pale words shown in a line while it is empty. */
  placeholder?: string | null;
  /** Put the cursor here when the page opens. */
  autofocus: boolean;
  /** Follow the end of a dialogue that grows. */
  autoscroll: boolean;
  /** How many lines there may be. */
  max_lines?: number | null;
  /** A button that submits; a text is its label. */
  submit_btn: string | boolean | null;
  /** How it is edited: line by line, as one text, or as the person likes. */
  ui_mode: "dialogue" | "text" | "both";
}

/** A button that saves a file on the person's own machine. Its value is the file. */
export interface DownloadButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Path or web address of the file. A function is called anew for each page that opens. */
  value?: FileData | null;
  /** The words on it. */
  label: string;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** A picture left of the words: a path or a web address. */
  icon?: unknown;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** False greys it out. */
  interactive: boolean;
}

/** Lets a person put its children in another order, by dragging or with the keyboard. The page keeps the order. */
export interface DraggableProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Whether the children stand side by side or below each other. */
  orientation: "row" | "column";
}

/** One or several of many choices, in a list that opens and can be searched. */
export interface DropdownProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What is chosen at first; left out, the first choice (none where several can be chosen); None is nothing. */
  value: string | number | (string | number)[] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** What can be chosen: values, or pairs of a label and a value. */
  choices?: unknown;
  /** Let several be chosen; the value is then a list. */
  multiselect?: boolean | null;
  /** Take what a person types, also when it is none of the choices. */
  allow_custom_value: boolean;
  /** How many can be chosen at most, with `multiselect`. */
  max_choices?: number | null;
  /** How many the open list shows at most; typing finds the others. None shows all. */
  num_choices_shown: number | null;
  /** Let a person type to search the list. */
  filterable: boolean;
}

/** Copies an app that runs on a Space to the person's own account; elsewhere says there is none to copy. */
export interface DuplicateButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on it. */
  value: string | null;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop" | "huggingface";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** A picture left of the words: a path or a web address. */
  icon?: unknown;
  /** An address to open when it is pressed. */
  link?: string | null;
  /** Where the address opens: here, in a new tab, in the frame around, in the whole window. */
  link_target: "_self" | "_blank" | "_parent" | "_top";
  /** False greys it out. */
  interactive: boolean;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** False leaves what a press does to the app. */
  _activate: boolean;
}

/** One or several files: uploaded by a person, or offered for download. */
export interface FileProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Path or paths of what is shown at first. */
  value?: FileData | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** One file, several, or all of a folder. */
  file_count: "single" | "multiple" | "directory";
  /** What is taken: suffixes such as ".csv", or kinds: "image", "audio", "video", "text", "file". */
  file_types?: string[] | null;
  /** Height in pixels, or as CSS writes it; a longer list scrolls. */
  height?: number | string | null;
  /** Let a person change the order of several files. */
  allow_reordering: boolean;
}

/** A tree of the files in a folder on the server. A folder is read when somebody opens it. */
export interface FileExplorerProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Path or paths of what is chosen at first, relative to `root_dir` or in it. */
  value?: string[][] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Which files are shown: "*.py" at any depth, "src/** /*.py" below a folder. */
  glob: string;
  /** One file, or several. */
  file_count: "single" | "multiple";
  /** The folder. Nothing outside of it can be seen or chosen. Pages are told a name that says nothing. */
  root_dir: unknown;
  /** Which files are left out of those. */
  ignore_glob?: string | null;
  /** Height in pixels, or as CSS writes it; a longer tree scrolls. */
  height?: number | string | null;
  /** Largest height, in pixels or as CSS writes it. */
  max_height: number | string | null;
  /** Smallest height, in pixels or as CSS writes it. */
  min_height?: number | string | null;
}

/** A button that opens a small form: what is wrong, what would be right, a note. */
export interface FlagButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on it. */
  value: string | null;
  /** Reasons to choose from; none asks for no reason. */
  options: string[];
  /** Ask for the right answer. */
  ask_expected: boolean;
  /** Which of the values that go along are answers, by their place among the listener's inputs. */
  answers?: number[] | null;
  /** Which of these are put right with their own component; the others are asked for in words. */
  editable?: number[] | null;
  /** What the right answer can be, offered while typing; None offers nothing. */
  expected_choices?: unknown[] | null;
  /** How many flags are kept, told with the thanks. */
  count?: number | null;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop" | "huggingface";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** False greys it out. */
  interactive: boolean;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
}

/** Many pictures or films in a grid; one of them is looked at large. */
export interface GalleryProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What is shown at first: paths, web addresses, Pillow images or arrays, or pairs of one and its caption. */
  value?: Record<string, unknown>[] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "share", "download", "download_all", "fullscreen", or `gr.Button`s. All when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** The file format in which arrays and Pillow images of a function travel. */
  format: string;
  /** What is taken: suffixes such as ".png", or kinds: "image", "video". Both kinds when left out. */
  file_types?: string[] | null;
  /** Pictures beside each other; fewer where they would be too small to see. Of several numbers the last holds. */
  columns: number | number[] | null;
  /** Rows in sight; more scroll. Of several numbers the last holds. */
  rows?: number | number[] | null;
  /** Height in pixels, or as CSS writes it; what does not fit scrolls. */
  height?: number | string | null;
  /** Let a person look at one large. */
  allow_preview: boolean;
  /** Show one large at first. */
  preview?: boolean | null;
  /** The place of the chosen picture, from 0 on. */
  selected_index?: number | null;
  /** How a picture fills its tile, as CSS names it: "cover" cuts its edges off, "contain" shows all of it. */
  object_fit?: "contain" | "cover" | "fill" | "none" | "scale-down" | null;
  /** Make fewer columns when there are fewer pictures. */
  fit_columns: boolean;
  /** Where pictures come from: "upload", "webcam", "clipboard". Uploads when left out. */
  sources?: ("upload" | "webcam" | "clipboard")[] | "upload" | "clipboard" | null;
}

/** Joins its children into one frame without gaps between them. */
export interface GroupProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
}

/**
 * A piece of a page, written in HTML; a template can show any value, JavaScript can make it an input.
 *
 * Parts made inside `with gr.HTML(...)` stand where its template says `@children`.
 */
export interface HTMLProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What it shows at first: HTML, or any data that the template shows. */
  value?: unknown;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen. */
  show_label: boolean;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /**
   * HTML in which `${...}` is JavaScript that knows the value and all props by name, put in as it is, and `{{...}}`
   * is Handlebars, put in as text. `@children` is the place for parts made inside.
   */
  html_template: string;
  /** CSS for this piece alone, with the same signs; what stands outside of a block means the piece itself. */
  css_template: string;
  /** Let the page's own style of text apply. */
  apply_default_css: boolean;
  /** Smallest height in pixels. */
  min_height?: number | null;
  /** Largest height in pixels; what is taller scrolls. */
  max_height?: number | null;
  /** Keep it away from the frame's edge. */
  padding: boolean;
  /** Follow the end of what grows. */
  autoscroll: boolean;
  /** HTML for the page's head; its scripts are there, in their order, before `js_on_load` runs. */
  head?: string | null;
}

/** A text in which spans are marked with a class or a score; interactive, a person marks them. */
export interface HighlightedTextProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The text at first: pairs of a piece and its class, score or None; or a dict of `text` and `entities`. */
  value?: Record<string, unknown>[] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** A colour per class, as CSS writes it; other classes get one of a palette. */
  color_map?: Record<string, string> | null;
  /** List the classes above the text. Where a person marks, the list is always there to choose from. */
  show_legend: boolean;
  /** Write the class behind each span. */
  show_inline_category: boolean;
  /** Keep line breaks and blanks as they are. */
  show_whitespaces: boolean;
  /** Write from right to left. */
  rtl: boolean;
}

/** A picture: uploaded, pasted, or taken with the camera; or shown. */
export interface ImageProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The picture at first: a path, a web address, a Pillow image, an array. A function is called for each page. */
  value?: FileData | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "download", "share", "fullscreen", or `gr.Button`s. The three when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** The file format in which pictures of a function travel: "webp", "png", "jpeg". */
  format: string;
  /** Height in pixels, or as CSS writes it. */
  height?: number | string | null;
  /** Width in pixels, or as CSS writes it. */
  width?: number | string | null;
  /** The colours the function gets: "RGB", "L" for grey, "RGBA" with transparency; None leaves them as they are. */
  image_mode: "1" | "L" | "P" | "RGB" | "RGBA" | "CMYK" | "YCbCr" | "LAB" | "HSV" | "I" | "F" | null;
  /** Where pictures come from: "upload", "webcam", "clipboard". All when left out. */
  sources?: ("upload" | "webcam" | "clipboard")[] | "upload" | "clipboard" | null;
  /** Send picture after picture of the camera to a `stream` listener. */
  streaming: boolean;
  /** How the camera is used. */
  webcam_options?: unknown;
  /** Words shown while it is empty. */
  placeholder?: string | null;
  /** What is to be seen, for those who cannot see it. */
  alt_text?: string | null;
}

/** A picture to draw on, with brush, eraser, layers, and tools to crop. */
export interface ImageEditorProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The picture at first: a path, a Pillow image, an array, or a dict of `background`, `layers` and `composite`. */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "download", "share", "fullscreen". */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Height in pixels, or as CSS writes it. */
  height?: number | string | null;
  /** Width in pixels, or as CSS writes it. */
  width?: number | string | null;
  /** The colours the function gets: "RGBA" with transparency, "RGB", "L" for grey. */
  image_mode: "1" | "L" | "P" | "RGB" | "RGBA" | "CMYK" | "YCbCr" | "LAB" | "HSV" | "I" | "F";
  /** Where a background comes from: "upload", "webcam", "clipboard"; none for an empty sheet. */
  sources: unknown;
  /** Words shown while it is empty. */
  placeholder?: string | null;
  /** Tools that change the whole picture: "crop", "resize". */
  transforms: unknown;
  /** What rubs out; False takes it away. */
  eraser?: unknown;
  /** What draws; False takes it away. */
  brush?: unknown;
  /** The file format in which pictures of a function travel. */
  format: string;
  /** Sheets laid over each other; False has a single one. */
  layers: unknown;
  /** Width and height in pixels of an empty sheet. */
  canvas_size: [number, number];
  /** Keep the sheet at `canvas_size` and shrink larger pictures to it. */
  fixed_canvas: boolean;
  /** How the camera is used. */
  webcam_options?: unknown;
}

/** Two pictures in one place, with a handle that uncovers one or the other. */
export interface ImageSliderProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The two pictures at first: paths, web addresses, Pillow images or arrays; None for one that is missing. */
  value?: (Record<string, unknown> | null)[] | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "download", "fullscreen", or `gr.Button`s. The two when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** The file format in which pictures of a function travel: "webp", "png", "jpeg". */
  format: string;
  /** Height in pixels, or as CSS writes it. */
  height?: number | string | null;
  /** Width in pixels, or as CSS writes it. */
  width?: number | string | null;
  /** The colours the function gets: "RGB", "L" for grey, "RGBA" with transparency; None leaves them as they are. */
  image_mode: "1" | "L" | "P" | "RGB" | "RGBA" | "CMYK" | "YCbCr" | "LAB" | "HSV" | "I" | "F" | null;
  /** Where the handle stands at first, in percent of the width from the left. */
  slider_position: number;
  /** Pixels it is high at most. */
  max_height: number | null;
}

/** Data as a tree whose branches open and close. */
export interface JSONProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The data at first: dicts, lists, or a text of JSON. */
  value?: unknown;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "copy", or `gr.Button`s. "copy" when left out. */
  buttons?: unknown[] | null;
  /** Whether all branches are open at first. */
  open: boolean;
  /** Number the items of lists. */
  show_indices: boolean;
  /** Height in pixels, or as CSS writes it; what is taller scrolls. */
  height?: number | string | null;
  /** Largest height, in pixels or as CSS writes it. */
  max_height: number | string | null;
  /** Smallest height, in pixels or as CSS writes it. */
  min_height?: number | string | null;
}

/** A class and, as bars, how sure a model is of the likeliest classes. */
export interface LabelProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** At first: a dict of classes and confidences from 0 to 1, or a single class. */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** How many of the likeliest classes are shown; None shows all. */
  num_top_classes?: number | null;
  /** Background colour, as CSS writes it. */
  color?: string | null;
  /** Show the likeliest class in large letters. */
  show_heading: boolean;
}

/**
 * Signs a person in with Hugging Face, and out again. On one's own machine the sign-in is played.
 *
 * Functions learn who it is by a parameter annotated `gr.OAuthProfile | None` or `gr.OAuthToken | None`.
 */
export interface LoginButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on it. */
  value: string | null;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop" | "huggingface";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** A picture left of the words: a path or a web address; without one, a sign for signing in. */
  icon?: unknown;
  /** An address to open when it is pressed. */
  link?: string | null;
  /** Where the address opens: here, in a new tab, in the frame around, in the whole window. */
  link_target: "_self" | "_blank" | "_parent" | "_top";
  /** False greys it out. */
  interactive: boolean;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** The words on it for who is signed in; {} stands for the name. */
  logout_value: string;
}

/** Text formatted with Markdown: headings, lists, links, tables, code, formulas. */
export interface MarkdownProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The text at first. A function is called anew for each page that opens. */
  value?: string | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** Buttons in its toolbar: "copy". */
  buttons?: "copy"[] | null;
  /** Write from right to left. */
  rtl: boolean;
  /** What stands around formulas: dicts of `left`, `right`, and `display` for those on own lines. Left out, $$. */
  latex_delimiters?: (Record<string, string | boolean>)[] | null;
  /** Take out of HTML in the text what could act: scripts, handlers. */
  sanitize_html: boolean;
  /** Break a line where the text does. */
  line_breaks: boolean;
  /** Give headings a link to themselves. */
  header_links: boolean;
  /** Height in pixels, or as CSS writes it; what is taller scrolls. */
  height?: number | string | null;
  /** Largest height, in pixels or as CSS writes it. */
  max_height?: number | string | null;
  /** Smallest height, in pixels or as CSS writes it. */
  min_height?: number | string | null;
  /** Keep its text away from the frame's edge. */
  padding: boolean;
}

/** A model in three dimensions to turn, zoom and move: meshes, points or splats. */
export interface Model3DProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Path of the model at first: .glb, .gltf, .obj, .stl, .ply or .splat. A function is called for each page. */
  value?: FileData | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** How it is drawn: "solid", "point_cloud" or "wireframe"; None as the file says. */
  display_mode?: "solid" | "point_cloud" | "wireframe" | null;
  /** The ground behind it: red, green, blue and opacity from 0 to 1; clear when left out. */
  clear_color?: [number, number, number, number] | null;
  /** Where it is looked at from: degrees around it, degrees down from above, and the distance; None finds it. */
  camera_position: [number | null, number | null, number | null];
  /** How fast it is zoomed; 1 is usual. */
  zoom_speed: number;
  /** How fast it is moved; 1 is usual. */
  pan_speed: number;
  /** Height in pixels, or as CSS writes it. */
  height?: number | string | null;
}

/** A field of text that takes files too: dropped, pasted, chosen, recorded. */
export interface MultimodalTextboxProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The text at first, or a dict of `text` and `files`. A function is called anew for each page that opens. */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: names of stock ones, or `gr.Button`s. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Where files come from: "upload", "microphone", "camera". Uploads when left out; pasting works always. */
  sources?: string[] | string | null;
  /** What is taken: suffixes such as ".csv", or kinds: "image", "audio", "video", "text", "file". */
  file_types?: string[] | null;
  /** One file, several, or all of a folder. */
  file_count: "single" | "multiple" | "directory";
  /** Lines shown at least. */
  lines: number;
  /** Lines shown at most; longer text scrolls. */
  max_lines: number;
  /** Pale words shown while it is empty. */
  placeholder?: string | null;
  /** Put the cursor here when the page opens. */
  autofocus: boolean;
  /** Follow the end of a text that grows. */
  autoscroll: boolean;
  /** The side the text stands at; None follows the language. */
  text_align?: "left" | "right" | null;
  /** Write from right to left. */
  rtl: boolean;
  /** A button in the field that submits; a text is its label. */
  submit_btn: string | boolean | null;
  /** A button in the field that stops; a text is its label. */
  stop_btn: string | boolean | null;
  /** Pasted text longer than so many characters becomes a file. */
  max_plain_text_length: number;
  /** Hints for browsers and on-screen keyboards. */
  html_attributes?: unknown;
}

/** A plot of a table with axes, a legend and tooltips; a person zooms it and selects a range. */
export interface NativePlotProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The table: a pandas or polars DataFrame, or a dict of columns. A function is called for each page. */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "fullscreen", "export" (as a picture), or `gr.Button`s. None when left out. */
  buttons?: unknown[] | null;
  /** The column along the bottom: numbers, times or words. */
  x?: string | null;
  /** The column of numbers along the side. */
  y?: string | null;
  /** The column by which rows are told apart: words get a colour each, numbers a shade. */
  color?: string | null;
  /** Words above the plot. */
  title?: string | null;
  /** Words below the bottom axis; the name of the column when left out. */
  x_title?: string | null;
  /** Words beside the side axis; the name of the column when left out. */
  y_title?: string | null;
  /** Words before the legend; the name of the column when left out. */
  color_title?: string | null;
  /** Width of the ranges into which x is divided: a number, or for times a text such as "15m", "1h", "1d", "1mo". */
  x_bin?: string | number | null;
  /**
   * What becomes of all y at one x: "sum", "mean", "median", "min", "max" or "count". Words and ranges are summed
   * when it is left out.
   */
  y_aggregate?: "sum" | "mean" | "median" | "min" | "max" | "count" | null;
  /** The colour of each word of `color`, as CSS writes it. */
  color_map?: Record<string, string> | null;
  /** The words of `color` that the legend names, in this order; all when left out. */
  colors_in_legend?: string[] | null;
  /** Least and largest x that are shown, of times in seconds since 1970 or a `datetime`; None finds it. */
  x_lim?: unknown[] | null;
  /** Least and largest y that are shown; None at either end finds it. */
  y_lim?: (number | null)[] | null;
  /** Degrees by which labels at the bottom are turned clockwise. */
  x_label_angle: number;
  /** Degrees by which labels at the side are turned clockwise. */
  y_label_angle: number;
  /** How numbers or times at the bottom are written, as D3 has it: ".2f", "%b %Y". */
  x_axis_format?: string | null;
  /** How numbers at the side are written, as D3 has it: "$,.0f", ".0%". */
  y_axis_format?: string | null;
  /** Whether labels stand at the bottom; "hidden" keeps their room. */
  x_axis_labels_visible: boolean | "hidden";
  /** Words below the plot. */
  caption?: string | null;
  /** The order of words at the bottom: by "x" or "y", "-x" and "-y" from the largest on, or a list of them. */
  sort?: "x" | "y" | "-x" | "-y" | string[] | null;
  /** What is told of a place pointed at: the "axis" columns, "all", "none", or the columns of a list. */
  tooltip: "axis" | "none" | "all" | string[];
  /** Height in pixels. */
  height?: number | null;
}

/** Changes the line of links that a page of a multipage app has at its top. One per page, wherever it is written. */
export interface NavbarProps {
  /** False leaves the line out on this page. */
  visible: boolean;
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Further links, as (name, page or web address), after those of the app's own pages. */
  value?: [string, string][] | null;
  /** What the first page is called; False leaves it out. */
  main_page_name: string | false;
}

/** A field for a number. */
export interface NumberProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The number at first; None leaves the field empty. */
  value?: number | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Pale words shown while it is empty. */
  placeholder?: string | null;
  /** Decimal places it is rounded to; 0 gives whole numbers, None leaves it as it is. */
  precision?: number | null;
  /** Smallest number taken. */
  minimum?: number | null;
  /** Largest number taken. */
  maximum?: number | null;
  /** What one press of an arrow key adds or takes away. */
  step: number;
}

/** The parameters of a function: name, type, default and what each is for, to open one by one. */
export interface ParamViewerProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The parameters by name: each a dict of `type`, `description` and `default`. */
  value?: Record<string, unknown> | null;
  /** The language that types and defaults are written in. */
  language: "python" | "typescript";
  /** Names that become links to their own entry where a type names them. */
  linkify?: string[] | null;
  /** What stands above; None leaves the header away, and the button that opens all with it. */
  header: string | null;
  /** Give each parameter an address of its own; a text is put before the names in it. */
  anchor_links: boolean | string;
  /** Largest height, in pixels or as CSS writes it; what is taller scrolls. */
  max_height?: number | string | null;
}

/** A figure of Matplotlib, Plotly, Altair or Bokeh. */
export interface PlotProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The figure at first. A function is called anew for each page that opens. */
  value?: Record<string, unknown> | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: names of stock ones, or `gr.Button`s. */
  buttons?: unknown[] | null;
  /** The file format in which pictures of Matplotlib travel to other clients: "webp", "png", "jpeg". */
  format: string;
}

/** One of a few choices, all in sight. */
export interface RadioProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What is chosen at first; None starts with nothing chosen. */
  value?: string | number | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** `gr.Button`s in its toolbar. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** What can be chosen: values, or pairs of a label and a value. */
  choices?: unknown;
  /** Write from right to left. */
  rtl: boolean;
}

/** Puts its children side by side; they wrap when the page is narrow. */
export interface RowProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** How it looks: bare, on a grey panel, or without gaps. */
  variant: "default" | "panel" | "compact";
  /** How much of the free space it takes, relative to its neighbours. */
  scale?: number | null;
  /** Height in pixels, or as CSS writes it; what is taller scrolls. */
  height?: number | string | null;
  /** Largest height, in pixels or as CSS writes it. */
  max_height?: number | string | null;
  /** Smallest height, in pixels or as CSS writes it. */
  min_height?: number | string | null;
  /** Make all children as high as the highest. */
  equal_height: boolean;
  /** Show the progress of a run on the whole row when it is an output. */
  show_progress: boolean;
}

/** Holds its children in a panel at the side of the page that opens and closes. */
export interface SidebarProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** What the panel is called, for screen readers and on its buttons. */
  label?: string | null;
  /** Whether it is open at first. On a phone it lies over the page and is closed at first. */
  open: boolean;
  /** How wide it is when it is open: pixels, or as CSS writes it. */
  width: number | string;
  /** The side of the page it stands at. */
  position: "left" | "right";
}

/** A number chosen by dragging a handle along a track. */
export interface SliderProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Where the handle stands at first; None puts it at the minimum. */
  value?: number | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "reset" goes back to the first value. None shows it, [] hides it. */
  buttons?: "reset"[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Left end of the track, in the value's own unit. */
  minimum: number;
  /** Right end of the track. */
  maximum: number;
  /** Distance between two stops; None picks one from the range. */
  step?: number | null;
  /** Decimal places the number is rounded to; 0 gives whole numbers. */
  precision?: number | null;
}

/** A value kept on the server, one per visitor; it is not seen and never travels. */
export interface StateProps {
}

/** One step of a walkthrough. */
export interface StepProps {
  /** False leaves the step out. */
  visible: boolean;
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on the line of steps. */
  label?: string | null;
  /** False shows the step but does not let a person go to it. */
  interactive: boolean;
  /** The number by which `Walkthrough(selected=...)` finds it; its place in the row, from 0, when left out. */
  id?: number | null;
  /** How much of the free height it takes, relative to its neighbours. */
  scale?: number | null;
}

/** One page of a set of tabs; several in a row make a bar by themselves. */
export interface TabProps {
  /** False takes the tab off the bar. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The words on the bar. */
  label?: string | null;
  /** False leaves the tab on the bar but does not let a person open it. */
  interactive: boolean;
  /** The name by which `Tabs(selected=...)` finds it; its number among all parts when left out. */
  id?: number | string | null;
  /** The end of the bar it stands at. */
  alignment: "left" | "right";
  /** How much of the free height it takes, relative to its neighbours. */
  scale?: number | null;
  /** Height in pixels, or as CSS writes it; what is taller scrolls. */
  height?: number | string | null;
  /** Largest height, in pixels or as CSS writes it. */
  max_height?: number | string | null;
  /** Build what it holds before it is opened for the first time. */
  render_children: boolean;
}

/** Holds tabs, of which one is seen at a time. */
export interface TabsProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The `id` of the tab that is open; None opens the first. */
  selected?: number | string | null;
  /** Where tabs go that do not fit into the bar: into a menu, or onto a second line. */
  overflow_behavior: "menu" | "wrap";
}

/** A field of text, one line or several. */
export interface TextboxProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The text at first; anything else is written as text. A function is called anew for each page that opens. */
  value?: string | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "copy", or `gr.Button`s. */
  buttons?: unknown[] | null;
  /** A sentence below the label, in Markdown. */
  info?: string | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** What is typed: plain text, a password that is hidden, an address. */
  type: "text" | "password" | "email";
  /** Lines shown at least. */
  lines: number;
  /** Lines shown at most; longer text scrolls. 20 unless said otherwise, 1 for passwords and addresses. */
  max_lines?: number | null;
  /** Pale words shown while it is empty. */
  placeholder?: string | null;
  /** Put the cursor here when the page opens. */
  autofocus: boolean;
  /** Follow the end of a text that grows. */
  autoscroll: boolean;
  /** The side the text stands at; None follows the language. */
  text_align?: "left" | "right" | null;
  /** Write from right to left. */
  rtl: boolean;
  /** Characters that can be typed at most. */
  max_length?: number | null;
  /** A button in the field that submits; a text is its label. */
  submit_btn: string | boolean | null;
  /** A button in the field that stops; a text is its label. */
  stop_btn: string | boolean | null;
  /** Hints for browsers and on-screen keyboards. */
  html_attributes?: unknown;
}

/** Ticks every so many seconds while the page is open. It is not seen. */
export interface TimerProps {
  /** Seconds between two ticks. */
  value: number | null;
  /** Whether it ticks. */
  active: boolean;
}

/** A button that asks for files and sends them. Its value is what was chosen. */
export interface UploadButtonProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** Path or paths of what counts as chosen at first. */
  value?: FileData | null;
  /** The words on it. */
  label: string;
  /** What it stands for: the main action, another action, one that stops or deletes. */
  variant: "primary" | "secondary" | "stop";
  /** How large it is. */
  size: "sm" | "md" | "lg";
  /** A picture left of the words: a path or a web address. */
  icon?: unknown;
  /** How much of a row's free width it takes, relative to its neighbours. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width?: number | null;
  /** False greys it out. */
  interactive: boolean;
  /** One file, several, or all of a folder. */
  file_count: "single" | "multiple" | "directory";
  /** What is taken: suffixes such as ".csv", or kinds: "image", "audio", "video", "text", "file". */
  file_types?: string[] | null;
}

/** A film: uploaded or recorded with the camera, trimmed, and given to a function; or played. */
export interface VideoProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The film at first: a path or a web address. A function is called for each page that opens. */
  value?: FileData | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label?: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** How much of a row's free width it takes, relative to its neighbours; 0 keeps it at its minimum. */
  scale?: number | null;
  /** Pixels below which a row wraps instead of making it narrower. */
  min_width: number | null;
  /** Buttons in its toolbar: "download", "share", or `gr.Button`s. The first when left out. */
  buttons?: unknown[] | null;
  /** Whether a person can change it; None decides by how it is used: inputs yes, pure outputs no. */
  interactive?: boolean | null;
  /** Where films come from: "upload", "webcam". Both when left out. */
  sources?: ("upload" | "webcam")[] | "upload" | "webcam" | null;
  /** Height in pixels, or as CSS writes it. */
  height?: number | string | null;
  /** Width in pixels, or as CSS writes it. */
  width?: number | string | null;
  /** How the camera is used. */
  webcam_options?: unknown;
  /** Whether films have sound; None records without it when the camera is the only source. */
  include_audio?: boolean | null;
  /** Start playing when a new film comes. */
  autoplay: boolean;
  /** Start again at the end. */
  loop: boolean;
  /** As an output, play while a function still gives piece after piece. */
  streaming: boolean;
  /** What is said: a path of an .srt or .vtt file, or a list of `{"timestamp": [start, end], "text": words}`. */
  subtitles?: unknown;
  /** Seconds from the start where playing is; an update goes there. */
  playback_position: number;
}

/** Leads a person through steps, one seen at a time. Return `gr.Walkthrough(selected=2)` to go on or back. */
export interface WalkthroughProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The `id` of the step that is open; None opens the first. */
  selected?: number | null;
}

/** The steps of a workflow and what goes from one to the next, as a picture. Its value is the graph as JSON. */
export interface WorkflowCanvasProps {
  /** False takes it off the page; "hidden" keeps its place in the page but does not show it. */
  visible: boolean | "hidden";
  /** The id of its element, for CSS and links. */
  elem_id?: string | null;
  /** Class names of its element, for CSS. */
  elem_classes?: string[] | string | null;
  /** The graph at first, as a text of JSON. */
  value?: string | null;
  /** What stands above it, and what the API calls it. */
  label?: string | null;
  /** Whether the label is seen; it is always told to screen readers. */
  show_label: boolean | null;
  /** Whether it stands in a frame. */
  container: boolean;
  /** The `elem_id` of the part that shows the same workflow as a plain app. */
  app_view?: string | null;
}
