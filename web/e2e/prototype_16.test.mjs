// The same on pages with an older Prototype.js, whose arrays and strings have toJSON and whose entries() is another.
import { readFileSync } from "node:fs";
import { before } from "./harness/before.mjs";

before.html = `<script nonce="n1">${readFileSync(new URL("./harness/libraries/prototype_16.js", import.meta.url), "utf8")}</script>`;
for (const core of ["answer", "placeholder"]) await import(`./${core}.test.mjs`);
