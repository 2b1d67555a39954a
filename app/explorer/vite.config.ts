import { defineConfig } from "vite";

export default defineConfig({
  base: "/page/",
  build: { outDir: "../static", emptyOutDir: true, license: true, target: "es2022", modulePreload: { polyfill: false } },
});
