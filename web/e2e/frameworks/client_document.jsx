import { startTransition } from "react";
import { hydrateRoot } from "react-dom/client";
import { Page } from "./react.jsx";

// The data come in pieces, as those of Next's app router do, in scripts behind the page.
const start = () => startTransition(() => hydrateRoot(document, <Page things={window.things} src={window.source} />));
if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
else start();
