import { drawn } from "../../kit/drawn";
import DeepLinkButton from "./DeepLinkButton.svelte";

export const mount = drawn(DeepLinkButton);
