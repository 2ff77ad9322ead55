import { renderToString } from "react-dom/server";
import { App, Page } from "./react.jsx";

export const app = (things) => renderToString(<App things={things} />);
export const page = (things, src) => "<!doctype html>" + renderToString(<Page things={things} src={src} />);
