/// <reference types="vitest/config" />
import { defineConfig } from "vite";

// The jar serves the page from its own root; nothing may be inlined as data: or loaded from another host.
export default defineConfig({
  base: "./",
  build: {
    target: "es2022",
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    emptyOutDir: true,
    reportCompressedSize: false,
    rollupOptions: {
      input: [
        "index.html",
        "class.html",
        "debrief.html",
        "login.html",
        "patient.html",
        "researcher.html",
        "setup.html",
      ],
    },
  },
  // A test reads the palette; by default style sheets are empty to tests.
  test: { css: true },
  // `npm run dev` beside a running `./myodose run` (or dev/fake-server.mjs) on port 8080.
  server: { proxy: { "/api": { target: "http://127.0.0.1:8080", ws: true } } },
});
