import { hydrateRoot } from "react-dom/client";
import { App } from "./react.jsx";

hydrateRoot(document.getElementById("root"), <App things={window.things} />);
