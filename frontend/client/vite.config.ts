import { resolve } from "node:path";
import { defineConfig } from "vite";
import { library } from "../client.ts";

export default defineConfig({ build: library(resolve(import.meta.dirname, ".."), resolve(import.meta.dirname, "dist")) });
