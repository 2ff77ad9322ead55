// The same on pages with Prototype.js 1.7.3, as Magento 1 and its successors have it.
import { readFileSync } from "node:fs";
import { before } from "./harness/before.mjs";

before.html = `<script nonce="n1">${readFileSync("/usr/share/javascript/prototype/prototype.js", "utf8")}</script>`;
for (const core of ["answer", "signals", "sending", "placeholder"]) await import(`./${core}.test.mjs`);
