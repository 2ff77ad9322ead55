import { honoured } from "./honoured.js";
import { refuses } from "./refuses.js";

// It lies in front of the loader in consent.js, where the policy obeys the browser's privacy signal.
DATA.refuses = refuses;
(DATA.finish ??= []).push(honoured);
