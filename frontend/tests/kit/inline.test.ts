import { expect, test } from "vitest";
import { spans } from "../../src/kit/inline";

const tags = (text: string) => spans(text).map(({ tag, text: words }) => (tag ? `${tag}:${words}` : words));

test("bold, italics, code and links are read", () => {
  expect(tags("Use **bold**, *soft* and `code`.")).toEqual(["Use ", "strong:bold", ", ", "em:soft", " and ", "code:code", "."]);
  expect(spans("[docs](https://a.b/c)")).toEqual([{ tag: "a", text: "docs", href: "https://a.b/c" }]);
});

test("a link to a script stays text", () => {
  expect(tags("[x](javascript:alert(1))")).toEqual(["[x](javascript:alert(1))"]);
});

test("names with underscores and sums with stars stay as they are", () => {
  expect(tags("top_k_value = 2 * 3 * 4")).toEqual(["top_k_value = 2 * 3 * 4"]);
});
